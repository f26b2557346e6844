package org.coveragerules.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.coveragerules.Fault;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.yaml.Nearest;
import org.coveragerules.request.Condition;
import org.coveragerules.request.TextForm;

/**
 * A place in the tree of a request. It reads the value there as what belongs there, absent (or null) being null; what
 * does not belong it notes as a fault and answers with a stand-in, so that one pass finds every fault. Nothing made of
 * a stand-in leaves the reader, since a request with a fault is never answered.
 */
final class Cursor extends Place {

    /** No count of the field is larger; sums and differences of such numbers stay within an int. */
    static final int MOST = 1_000_000;

    /** A line has most. */
    private static final int MANY_FIELDS = 24;

    /** The fields that were asked for, and how many of them are there. */
    private List<String> known = List.of();
    private int present;

    private Cursor(JsonNode node, Cursor parent, Object step, Reading reading) {
        super(node, parent, step, reading);
    }

    /** The root of a request, which notes what is wrong in {@code faults}. */
    static Cursor root(JsonNode tree, Notation notation, Vocabulary words, List<Fault> faults) {
        return new Cursor(tree, null, null, new Reading(notation, words, faults)).required();
    }

    /** A field of this object. A field that was never asked for is unknown. */
    Cursor at(String field) {
        if (known.isEmpty()) {
            known = new ArrayList<>(MANY_FIELDS);
        }
        known.add(field);
        Cursor at = below(field);
        present += at.node.isMissingNode() ? 0 : 1;
        return at;
    }

    /** A field of this object, which is not yet asked for by being looked at. */
    Cursor below(String field) {
        return new Cursor(node.path(field), this, field, reading);
    }

    /** An element of this list. */
    Cursor below(int index) {
        return new Cursor(node.path(index), this, index, reading);
    }

    Cursor required() {
        required = true;
        return this;
    }

    /** What stands here is personal health information: a fault tells its kind only. */
    Cursor personal() {
        personal = true;
        return this;
    }

    String text() {
        return text(TextForm.ANY);
    }

    String text(TextForm form) {
        if (isLeftOut()) {
            return null;
        }
        boolean unquoted = reading.notation() == Notation.YAML && (node.isNumber() || node.isBoolean());
        boolean digits = unquoted && node.isIntegralNumber() && form.digitsMayBeNumber();
        String text = digits ? node.asText() : node.textValue();
        return text != null && form.fits(text) ? text
                : refused("", form.allowed() + (unquoted ? ", in quotes" : ""));
    }

    LocalDate date() {
        LocalDate date = IsoDate.of(node.textValue());
        return date != null || isLeftOut() ? date
                : refused(LocalDate.EPOCH, "a date of the calendar as in `2025-10-31`");
    }

    Boolean flag() {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return isLeftOut() ? null : refused(false, "`true` or `false`");
    }

    /** A whole number, {@code least} or more. */
    Integer whole(int least) {
        if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= least && node.intValue() <= MOST) {
            return node.intValue();
        }
        return isLeftOut() ? null : refused(0, "a whole number from " + least + " to " + MOST);
    }

    /** A diagnosis, which is personal, in its one form. */
    String condition() {
        String text = personal().text();
        String form = text == null ? null : Condition.form(text);
        if (form == null && text != null && !text.isEmpty()) {
            note("a text that is none", Condition.ALLOWED);
        }
        return form;
    }

    /** One of these constants. */
    Enum<?> constant(Enum<?>... allowed) {
        String name = node.textValue();
        for (Enum<?> each : allowed) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return isLeftOut() ? null : refused(allowed[0], names(Arrays.stream(allowed).map(Enum::name).toList()));
    }

    /** Whether this text stands here. */
    boolean is(String text) {
        return text.equals(node.textValue());
    }

    /** The number here; null where there is none that is finite. */
    BigDecimal decimal() {
        return !node.isNumber() || node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue()) ? null
                : node.decimalValue();
    }

    /** One of the choices of what is observed. */
    String choice(List<String> choices) {
        String choice = node.textValue();
        return choice != null && choices.contains(choice) ? choice : refused("", names(choices));
    }

    /** Notes what stands here, where nothing may. */
    void refuse(String allowed) {
        if (!isAbsent()) {
            refused("", allowed);
        }
    }

    /** One of these words. */
    String word(SortedMap<String, ?> words) {
        String word = node.textValue();
        if (word != null && words.containsKey(word)) {
            return word;
        }
        return isLeftOut() ? null : refused("", names(words.keySet()));
    }

    /** Several of these words, in the order of the text; null where absent. */
    Set<String> words(SortedMap<String, ?> words) {
        return isAbsent() ? null : elements().stream().map(each -> each.word(words))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The object here, made of its fields; a field that {@code made} did not ask for is a fault. An object that holds
     * nothing is as absent as no object, unless it is required.
     */
    <T> T object(Function<Cursor, T> made) {
        if (isAbsent() && !required) {
            return null;
        }
        if (!isAbsent() && !node.isObject()) {
            note(FaultText.kind(node), "an object");
            return made.apply(nothing());
        }
        // A required object that is absent is looked at too: the faults are what it would have had to hold.
        int before = reading.faults().size();
        T object = made.apply(this);
        if (isAbsent() && reading.faults().size() == before) {
            note("missing", "an object");
        }
        if (present != node.size()) {
            node.fieldNames().forEachRemaining(this::noteUnknown);
        }
        return required || !holdsNothing(node) ? object : null;
    }

    /** The objects of the list here; one that holds nothing, and has to hold nothing, is none. */
    <T> List<T> objects(Function<Cursor, T> made) {
        List<T> objects = new ArrayList<>();
        for (Cursor each : elements()) {
            int before = reading.faults().size();
            T object = each.object(made);
            if (!holdsNothing(each.node) || reading.faults().size() > before) {
                objects.add(object);
            }
        }
        return objects;
    }

    /** The list here as it is read; null where it is absent, which an empty one is not. */
    <T> T orUnknown(Function<Cursor, T> read) {
        return isAbsent() ? null : read.apply(this);
    }

    private static boolean holdsNothing(JsonNode node) {
        if (!node.isObject()) {
            return false;
        }
        for (JsonNode value : node) {
            if (!value.isNull() && !holdsNothing(value)) {
                return false;
            }
        }
        return true;
    }

    /** The elements of the list here; an absent list has none. */
    List<Cursor> elements() {
        if (isAbsent() && !required) {
            return List.of();
        }
        if (!node.isArray() || node.isEmpty() && required) {
            note(isAbsent() ? "missing" : node.isArray() ? "an empty list" : FaultText.kind(node),
                    required ? "a list of at least one" : "a list");
            return required ? List.of(nothing()) : List.of();
        }
        List<Cursor> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(below(i).required());
        }
        return elements;
    }

    <T> List<T> list(Function<Cursor, T> element) {
        return elements().stream().map(element).toList();
    }

    /** The texts here by their names; an absent object has none. */
    Map<String, String> texts() {
        if (isAbsent()) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        object(it -> {
            node.fieldNames().forEachRemaining(name -> texts.put(name, it.at(name).required().text()));
            return it;
        });
        return texts;
    }

    /** Notes a range that ends before it begins; a day that is absent or no date is not looked at. */
    void range(String first, String last) {
        LocalDate from = IsoDate.of(node.path(first).textValue());
        LocalDate to = IsoDate.of(node.path(last).textValue());
        if (from != null && to != null && to.isBefore(from)) {
            at(last).note("`" + to + "`, before `" + first + "`, `" + from + "`", "that day or a later one");
        }
    }

    /** The day here; null where it is absent or none. Nothing is noted. */
    LocalDate day() {
        return IsoDate.of(node.textValue());
    }

    /** How many elements the list here has; 0 where it is none. */
    int size() {
        return node.isArray() ? node.size() : 0;
    }

    private void noteUnknown(String field) {
        if (!known.contains(field)) {
            String hint = Nearest.hint(field, known);
            note(path() + FaultText.step(field), "an unknown field", "a known field"
                    + (hint.isEmpty() ? known.stream().collect(Collectors.joining("`, `", ": `", "`")) : hint));
        }
    }

    /** Stands in for an object that is not there: what is missing in it has been told already. */
    private Cursor nothing() {
        return root(JsonNodeFactory.instance.objectNode(), reading.notation(), reading.words(), new ArrayList<>());
    }
}
