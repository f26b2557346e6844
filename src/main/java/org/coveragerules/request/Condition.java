package org.coveragerules.request;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A diagnosis in the one form that all are compared in: upper-case, with the point of ICD-10-CM after its third
 * character where more follow, so that {@code m5450} is {@code M54.50}.
 */
public final class Condition {

    /** What is allowed where a diagnosis belongs, as in "give ...". */
    public static final String ALLOWED = "an ICD-10-CM code as in `M54.50`, with or without the point";

    private static final Pattern SHAPE = Pattern.compile("([A-Za-z][0-9][0-9A-Za-z])(?:\\.?([0-9A-Za-z]{1,4}))?");

    private Condition() {
    }

    /** Whether a text has the shape of a diagnosis. */
    public static boolean isOne(String text) {
        return form(text) != null;
    }

    /** The one form of a diagnosis; null where the text has no such shape. */
    public static String form(String text) {
        var shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return null;
        }
        var form = shape.group(2) == null ? shape.group(1) : shape.group(1) + "." + shape.group(2);
        return form.toUpperCase(Locale.ROOT);
    }

    /** The one form of each, once, in the order given; an absent list is empty. */
    static List<String> all(List<String> components) {
        return components == null ? List.of() : components.stream().map(Condition::of).distinct().toList();
    }

    /**
     * The one form of a component of a record; null, unknown, stays null.
     *
     * @throws IllegalArgumentException where it is no diagnosis; the message does not tell it
     */
    static String of(String component) {
        if (component == null) {
            return null;
        }
        var form = form(component);
        if (form == null) {
            throw new IllegalArgumentException("a condition is none; give " + ALLOWED);
        }
        return form;
    }
}
