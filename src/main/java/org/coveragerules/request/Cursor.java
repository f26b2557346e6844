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
import java.util.function.Supplier;
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

    private final JsonNode node;
    private final Cursor parent;
    private final Supplier<String> step;
    private final Notation notation;
    private final List<Fault> faults;
    private final List<String> known = new ArrayList<>(0);
    private boolean required;
    private boolean personal;

    private Cursor(JsonNode node, Cursor parent, Supplier<String> step, Notation notation, List<Fault> faults) {
        this.node = node;
        this.parent = parent;
        this.step = step;
        this.notation = notation;
        this.faults = faults;
    }

    /** The root of a request, which notes what is wrong in {@code faults}. */
    static Cursor root(JsonNode tree, Notation notation, List<Fault> faults) {
        return new Cursor(tree, null, () -> "$", notation, faults).required();
    }

    /** A field of this object. A field that was never asked for is unknown. */
    Cursor at(String field) {
        known.add(field);
        return new Cursor(node.path(field), this, () -> Shown.step(field), notation, faults);
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
        boolean unquoted = notation == Notation.YAML && (node.isNumber() || node.isBoolean());
        return scalar("", () -> form.allowed() + (unquoted ? ", in quotes" : ""), () -> {
            boolean digits = unquoted && node.isIntegralNumber() && form.digitsMayBeNumber();
            String text = digits ? node.asText() : node.textValue();
            return text != null && form.fits(text) ? text : null;
        });
    }

    LocalDate date() {
        return scalar(LocalDate.EPOCH, () -> "a date of the calendar as in `2025-10-31`", () -> dateOf(node));
    }

    Boolean flag() {
        return scalar(false, () -> "`true` or `false`", () -> node.isBoolean() ? node.booleanValue() : null);
    }

    /** A whole number, {@code least} or more. */
    Integer whole(int least) {
        return scalar(0, () -> "a whole number from " + least + " to " + MOST, () ->
                node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= least && node.intValue() <= MOST
                        ? node.intValue() : null);
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
        return scalar(values[0], () -> names(Arrays.stream(values).map(Enum::name).toList()), () -> {
            for (E value : values) {
                if (value.name().equals(node.textValue())) {
                    return value;
                }
            }
            return null;
        });
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
        node.fieldNames().forEachRemaining(this::noteUnknown);
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
            int index = elements.size();
            elements.add(new Cursor(element, this, () -> "[" + index + "]", notation, faults).required());
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
    void whole() {
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

    /** What {@code taken} makes of the value here; null says that it does not belong. */
    private <T> T scalar(T standIn, Supplier<String> allowed, Supplier<T> taken) {
        if (isAbsent() && !required) {
            return null;
        }
        T value = isAbsent() ? null : taken.get();
        if (value == null) {
            note(found(), allowed.get());
        }
        return value == null ? standIn : value;
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
        return parent == null ? step.get() : parent.path() + step.get();
    }

    private static LocalDate dateOf(JsonNode node) {
        // Of the dates that java.time reads, only those of a year beyond 9999 or before 0 are longer.
        if (!node.isTextual() || node.textValue().length() != "2025-10-31".length()) {
            return null;
        }
        try {
            return LocalDate.parse(node.textValue());
        } catch (DateTimeException notOfTheCalendar) {
            return null;
        }
    }
}
