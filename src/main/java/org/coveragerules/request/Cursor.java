package org.coveragerules.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.coveragerules.yaml.Nearest;

/**
 * A place in the tree of a request. It reads the value there as what belongs there, absent (or null) being null; what
 * does not belong it notes as a fault and answers with a stand-in, so that one pass finds every fault. Nothing made of
 * a stand-in leaves the reader, since a request with a fault is never answered.
 */
final class Cursor {

    /** No count of the field is larger; sums and differences of such numbers stay within an int. */
    private static final int MOST = 1_000_000;

    /** A line has most. */
    private static final int MANY_FIELDS = 24;

    /** How a date is written: digits, and bars where there are bars. */
    private static final String DATE = "0000-00-00";

    private final JsonNode node;
    private final Cursor parent;
    /** The field's name, or the index in a list; null at the root. */
    private final Object step;
    private final Notation notation;
    private final List<Fault> faults;
    /** The fields that were asked for, and how many of them are there. */
    private List<String> known = List.of();
    private int present;
    private boolean required;
    private boolean personal;

    private Cursor(JsonNode node, Cursor parent, Object step, Notation notation, List<Fault> faults) {
        this.node = node;
        this.parent = parent;
        this.step = step;
        this.notation = notation;
        this.faults = faults;
    }

    /** The root of a request, which notes what is wrong in {@code faults}. */
    static Cursor root(JsonNode tree, Notation notation, List<Fault> faults) {
        return new Cursor(tree, null, null, notation, faults).required();
    }

    /** A field of this object. A field that was never asked for is unknown. */
    Cursor at(String field) {
        if (known.isEmpty()) {
            known = new ArrayList<>(MANY_FIELDS);
        }
        known.add(field);
        JsonNode value = node.path(field);
        present += value.isMissingNode() ? 0 : 1;
        return new Cursor(value, this, field, notation, faults);
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
        boolean unquoted = notation == Notation.YAML && (node.isNumber() || node.isBoolean());
        boolean digits = unquoted && node.isIntegralNumber() && form.digitsMayBeNumber();
        String text = digits ? node.asText() : node.textValue();
        return text != null && form.fits(text) ? text
                : refused("", form.allowed() + (unquoted ? ", in quotes" : ""));
    }

    LocalDate date() {
        LocalDate date = dateOf(node);
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

    Integer count() {
        return whole(0);
    }

    int count(int absent) {
        Integer count = count();
        return count == null ? absent : count;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final <E extends Enum<E>> E oneOf(E... values) {
        String name = node.textValue();
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return isLeftOut() ? null : refused(values[0], names(Arrays.stream(values).map(Enum::name).toList()));
    }

    /** The object here, made of its fields; a field that {@code made} did not ask for is a fault. */
    <T> T object(Function<Cursor, T> made) {
        if (isAbsent() && !required) {
            return null;
        }
        if (!isAbsent() && !node.isObject()) {
            note(Shown.kind(node), "an object");
            return made.apply(nothing());
        }
        // A required object that is absent is looked at too: the faults are what it would have had to hold.
        int before = faults.size();
        T object = made.apply(this);
        if (isAbsent() && faults.size() == before) {
            note("missing", "an object");
        }
        if (present != node.size()) {
            node.fieldNames().forEachRemaining(this::noteUnknown);
        }
        return object;
    }

    /** The elements of the list here; an absent list has none. */
    List<Cursor> elements() {
        if (isAbsent() && !required) {
            return List.of();
        }
        if (!node.isArray() || node.isEmpty() && required) {
            note(isAbsent() ? "missing" : node.isArray() ? "an empty list" : Shown.kind(node),
                    required ? "a list of at least one" : "a list");
            return required ? List.of(nothing()) : List.of();
        }
        List<Cursor> elements = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            elements.add(new Cursor(element, this, elements.size(), notation, faults).required());
        }
        return elements;
    }

    <T> List<T> list(Function<Cursor, T> element) {
        return elements().stream().map(element).toList();
    }

    /** The set of enum values here; null where absent. */
    <E extends Enum<E>> Set<E> set(E[] values) {
        return isAbsent() ? null : elements().stream().map(each -> each.oneOf(values)).collect(Collectors.toSet());
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

    /** An object whose fields are not looked at. */
    void anyObject() {
        if (!node.isObject() && !node.isPojo()) {
            note(isAbsent() ? "missing" : Shown.kind(node), "an object");
        }
    }

    /** Notes a range that ends before it begins; a day that is absent or no date is not looked at. */
    void range(String first, String last) {
        LocalDate from = dateOf(node.path(first));
        LocalDate to = dateOf(node.path(last));
        if (from != null && to != null && to.isBefore(from)) {
            at(last).note("`" + to + "`, before `" + first + "`, `" + from + "`", "that day or a later one");
        }
    }

    void note(String found, String allowed) {
        note(path(), found, allowed);
    }

    private void note(String path, String found, String allowed) {
        if (faults.size() < InvalidRequestException.MOST_FAULTS) {
            faults.add(new Fault(path, found, allowed));
        }
    }

    /** Notes that the value here is absent or does not belong, and answers with the stand-in. */
    private <T> T refused(T standIn, String allowed) {
        note(found(), allowed);
        return standIn;
    }

    private boolean isLeftOut() {
        return isAbsent() && !required;
    }

    private String found() {
        if (isAbsent()) {
            return "missing";
        }
        String kind = Shown.kind(node);
        if (kind.equals("a text") && personal) {
            // Of what is personal, only a date is ever refused as a text.
            return "a text that is not a date";
        }
        boolean shown = kind.equals("a text") || node.isNumber() || node.isBoolean();
        return shown && !personal ? Shown.scalar(node) : kind;
    }

    private String names(List<String> names) {
        String hint = node.isTextual() ? Nearest.hint(node.textValue(), names) : "";
        return names.stream().collect(Collectors.joining("`, `", "one of `", "`")) + hint;
    }

    private void noteUnknown(String field) {
        if (!known.contains(field)) {
            String hint = Nearest.hint(field, known);
            note(path() + Shown.step(field), "an unknown field", "a known field"
                    + (hint.isEmpty() ? known.stream().collect(Collectors.joining("`, `", ": `", "`")) : hint));
        }
    }

    /** Stands in for an object that is not there: what is missing in it has been told already. */
    private Cursor nothing() {
        return root(JsonNodeFactory.instance.objectNode(), notation, new ArrayList<>());
    }

    private boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    private String path() {
        if (parent == null) {
            return "$";
        }
        return parent.path() + (step instanceof String field ? Shown.step(field) : "[" + step + "]");
    }

    private static LocalDate dateOf(JsonNode node) {
        String text = node.textValue();
        if (text == null || text.length() != DATE.length()) {
            return null;
        }
        for (int i = 0; i < DATE.length(); i++) {
            char c = text.charAt(i);
            if (DATE.charAt(i) == '-' ? c != '-' : c < '0' || c > '9') {
                return null;
            }
        }
        try {
            return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        } catch (DateTimeException notOfTheCalendar) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
