package org.coveragerules.exchange.x12;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A service line that is being read from its segments. */
final class LineDraft {

    /** The qualifier of CPT and HCPCS codes. */
    private static final String PROCEDURES = "HC";

    private static final int FIRST_MODIFIER = 3;
    private static final int LAST_MODIFIER = 6;
    private static final String UNITS = "UN";
    private static final String VISITS = "VS";

    final ObjectNode tree = JsonNodeFactory.instance.objectNode();
    private final Segment first;
    private Segment service;
    private Segment dated;
    List<String> pointers = List.of();
    String pointersIn;
    String leftOut;
    /** Whether the segment of the service says that it was an emergency. */
    boolean emergency;

    /** @param first the segment with which it begins */
    LineDraft(Segment first, String number) {
        this.first = first;
        if (number.matches("[1-9]\\d{0,8}")) {
            tree.put("number", Integer.parseInt(number));
        } else if (!number.isEmpty()) {
            tree.put("number", number);
        }
    }

    /** Where its service stands, or would. */
    Segment service() {
        return service == null ? first : service;
    }

    Segment dateAt() {
        return dated == null ? service() : dated;
    }

    boolean isDated() {
        return dated != null;
    }

    void put(String field, String value) {
        if (!value.isEmpty()) {
            tree.put(field, value);
        }
    }

    /** Takes its day of service, the first where there are several. */
    void date(Segment segment) {
        var first = Dates.first(segment.element(2), segment.element(3));
        if (first != null) {
            tree.put("date", first);
            dated = segment;
        }
    }

    /** Takes a professional service. */
    void professional(Segment segment, Draft draft) {
        service = segment;
        procedure(segment, 1, draft);
        quantity(segment, 3, draft);
        pointers = segment.components(7, 1, 4);
        pointersIn = "SV107";
        emergency = segment.element(9).equals("Y");
    }

    /** Takes an institutional service. */
    void institutional(Segment segment, Draft draft) {
        service = segment;
        put("revenueCode", segment.element(1));
        procedure(segment, 2, draft);
        quantity(segment, 4, draft);
    }

    private void procedure(Segment segment, int element, Draft draft) {
        var code = segment.component(element, 2);
        if (code.isEmpty() || !segment.component(element, 1).equals(PROCEDURES)) {
            leftOut = segment.place() + ": line " + number() + " has no code of CPT or HCPCS and is left out";
            return;
        }
        tree.put("code", code);
        var modifiers = segment.components(element, FIRST_MODIFIER, LAST_MODIFIER);
        if (!modifiers.isEmpty()) {
            modifiers.forEach(tree.putArray("modifiers")::add);
        }
    }

    /** Takes how much of the service there was: the unit is at an element, and behind it how many. */
    private void quantity(Segment segment, int element, Draft draft) {
        var unit = segment.element(element);
        var number = segment.element(element + 1);
        if (number.isEmpty() || leftOut != null) {
            return;
        }
        if (!unit.equals(UNITS) && !unit.equals(VISITS)) {
            draft.note(segment, "line " + number() + " is measured by something else than units or visits, and"
                    + " judged as one of each");
        } else if (number.matches("\\d{1,9}(?:\\.0*)?")) {
            tree.put(unit.equals(UNITS) ? "units" : "visits", Integer.parseInt(number.replaceFirst("\\..*", "")));
        } else if (number.matches("\\d{0,9}\\.\\d{1,9}")) {
            // Miles and drugs are billed in parts of a unit; the lines beside them are whole.
            leftOut = segment.place() + ": line " + number() + " is of a part of a unit and is left out";
        } else {
            draft.fault(segment, segment.tag() + "0" + (element + 1), "no whole number", "how many, as in `2`");
        }
    }

    String number() {
        return tree.path("number").asText("?");
    }
}
