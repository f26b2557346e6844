package org.coveragerules.internal.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A text with places such as {@code {limit}} that a finding fills. */
public final class Template {

    /** Texts at even positions, names of places at odd ones. */
    private final List<String> parts;

    private Template(List<String> parts) {
        this.parts = parts;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException where a brace is not closed
     */
    public static Template of(String text) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("`{` without `}` in `" + text + "`; write a place as `{limit}`");
            }
            parts.add(text.substring(from, open));
            parts.add(text.substring(open + 1, close));
            from = close + 1;
        }
        parts.add(text.substring(from));
        return new Template(List.copyOf(parts));
    }

    /** The text with its places filled; a place without a value is a fault of the rule. */
    public String fill(UnaryOperator<String> values) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        var text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            if (i % 2 == 0) {
                text.append(parts.get(i));
            } else {
                var value = values.apply(parts.get(i));
                if (value == null) {
                    throw new IllegalStateException("no value for `{" + parts.get(i) + "}`; give it by `.with(\""
                            + parts.get(i) + "\", ...)`");
                }
                text.append(value);
            }
        }
        return text.toString();
    }
}
