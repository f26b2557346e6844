package org.coveragerules.exchange.x12;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.coveragerules.Fault;

/** A request that is being read from its segments. */
final class Draft {

    final Segment first;
    final ObjectNode request = JsonNodeFactory.instance.objectNode();
    final List<LineDraft> lines = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> diagnoses = new ArrayList<>();
    private String condition = "";
    String leftOut;
    String id;

    /** @param first the segment with which it begins */
    Draft(Segment first) {
        this.first = first;
        places.put("$", first.place());
    }

    /** Sets a field, unless the segment does not say it. */
    void put(String field, String value, Segment at) {
        if (!value.isEmpty()) {
            request.put(field, value);
        }
        place(field, at);
    }

    /** Remembers where a field of the request was to be found. */
    void place(String field, Segment at) {
        places.put("$." + field, at.place());
    }

    void fault(Segment at, String element, String found, String allowed) {
        faults.add(new Fault(element + " of " + at.place(), found, allowed));
    }

    void note(Segment at, String what) {
        notes.add(at.place() + ": " + what);
    }

    /**
     * Takes the diagnoses of a segment. Their qualifiers tell what each is of, and which are of ICD-10-CM; one that is
     * left out keeps its place, by which lines point.
     */
    void diagnoses(Segment segment) {
        for (int i = 1; i <= segment.elements().size(); i++) {
            var qualifier = segment.component(i, 1);
            boolean principal = qualifier.equals("ABK");
            var code = principal || qualifier.equals("ABF") ? segment.component(i, 2) : "";
            diagnoses.add(code);
            condition = principal || condition.isEmpty() ? code : condition;
            if (qualifier.equals("BK") || qualifier.equals("BF")) {
                note(segment, "a diagnosis of ICD-9-CM is left out; only those of ICD-10-CM are read");
            }
            if (!code.isEmpty()) {
                place("condition", segment);
            }
        }
    }

    /**
     * The request as far as it was read.
     *
     * @param subscriber who holds the plan
     * @param patient    who the service is for: the subscriber or a dependent
     */
    X12Entry entry(Party subscriber, Party patient) {
        member(patient);
        condition();
        var array = request.putArray("lines");
        for (var line : lines) {
            if (line.leftOut == null) {
                places.put("$.lines[" + array.size() + "]", line.service().place());
                places.put("$.lines[" + array.size() + "].date", line.dateAt().place());
                array.add(line.tree);
            } else {
                notes.add(line.leftOut);
            }
        }
        if (array.isEmpty() && leftOut == null && faults.isEmpty()) {
            leftOut = lines.isEmpty() ? first.place() + ": it has no service line" : String.join("; ", notes)
                    + "; so that there is no line to judge";
        }
        var memberId = patient.id() == null ? subscriber.id() : patient.id();
        if (subscriber.filingAt() != null) {
            place("plan", subscriber.filingAt());
        }
        return new X12Entry(0, first.line(), first.place(), id, memberId, subscriber.filing(), request, places, faults,
                leftOut, notes);
    }

    private void member(Party patient) {
        var member = request.putObject("member");
        if (patient.birthDate() != null) {
            member.put("birthDate", patient.birthDate());
        }
        if (patient.sex() != null) {
            member.put("sex", patient.sex());
        }
        if (patient.bornAt() != null) {
            place("member", patient.bornAt());
        }
    }

    /**
     * The first diagnosis is the request's. Of a line that points to its own, the first is the line's condition, and
     * the others stand beside it; then no other line may take those of the request, so that each is given its own.
     */
    private void condition() {
        if (!condition.isEmpty()) {
            request.put("condition", condition);
        }
        var beside = new ArrayList<>(diagnoses);
        beside.remove(condition);
        if (lines.stream().allMatch(line -> line.pointers.isEmpty())) {
            list(request, beside);
            return;
        }
        for (var line : lines) {
            var own = line.pointers.isEmpty() ? List.<String>of() : pointed(line);
            if (!own.isEmpty() && !own.get(0).isEmpty() && !own.get(0).equals(condition)) {
                line.tree.put("condition", own.get(0));
            }
            list(line.tree, line.pointers.isEmpty() ? beside : own.subList(Math.min(1, own.size()), own.size()));
        }
    }

    private static void list(ObjectNode of, List<String> diagnoses) {
        var there = diagnoses.stream().filter(each -> !each.isEmpty()).toList();
        if (!there.isEmpty()) {
            there.forEach(of.putArray("diagnoses")::add);
        }
    }

    private List<String> pointed(LineDraft line) {
        var own = new ArrayList<String>();
        for (var pointer : line.pointers) {
            if (!pointer.matches("[1-9]\\d?") || Integer.parseInt(pointer) > diagnoses.size()) {
                fault(line.service(), line.pointersIn, "`" + (pointer.length() > 2 ? "..." : pointer) + "`",
                        diagnoses.isEmpty() ? "a diagnosis in HI before it points to one"
                                : "the place of a diagnosis in HI, 1 to " + diagnoses.size());
            } else {
                own.add(diagnoses.get(Integer.parseInt(pointer) - 1));
            }
        }
        return own;
    }
}
