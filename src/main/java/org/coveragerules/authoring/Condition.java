package org.coveragerules.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One condition of a rule that can be met or not: a constraint within a pattern, or a pattern that has to be there or
 * not to be there.
 *
 * @param when  the rule's conditions, of which it is one
 * @param start where it begins in them
 * @param end   where it ends in them
 * @param whole whether it is a {@code not} or {@code exists} with all its constraints
 * @param inner whether it is a constraint within one of these, which is met or not only together with the others there
 */
record Condition(String when, int start, int end, boolean whole, boolean inner) {

    /**
     * A change to a condition.
     *
     * @param kind  negated, dropped or shifted
     * @param text  what stands in its place; empty: nothing
     * @param when  the rule's conditions with it
     */
    record Change(String kind, String text, String when) {
    }

    private static final Pattern WORD_OPERATOR = Pattern.compile("\\s+(not\\s+)?(contains|in|matches|memberOf)\\s+");
    private static final Pattern COMPARISON = Pattern.compile("(==|!=|<=|>=|<|>)");
    private static final Pattern NUMBER_AFTER = Pattern.compile("\\s*(\\d+)\\s*");

    /** Its text on one line. */
    String text() {
        return when.substring(start, end).strip().replaceAll("\\s+", " ");
    }

    /** How many lines of the conditions stand before it. */
    int linesBefore() {
        return (int) when.substring(0, start).chars().filter(sign -> sign == '\n').count();
    }

    /** Whether a case can fail it alone: it is not part of another one, nor what the next ones need to be asked. */
    boolean standsAlone() {
        return !inner && !text().endsWith("!= null");
    }

    /** What is true where it is false. */
    Change negation() {
        return change("negated", negated());
    }

    /** Negation, dropping, and each comparison shifted by one at its boundary. */
    List<Change> changes() {
        var changes = new ArrayList<Change>();
        changes.add(negation());
        changes.add(change("dropped", ""));
        if (!whole) {
            shifted(changes);
        }
        return changes;
    }

    private String negated() {
        var text = text();
        if (whole) {
            return text.startsWith("not") ? "exists" + text.substring(3) : "not" + text.substring(6);
        }
        if (text.contains("||") || text.contains("&&")) {
            return "!(" + text + ")";
        }
        var word = WORD_OPERATOR.matcher(text);
        if (word.find()) {
            return text.substring(0, word.start()) + (word.group(1) == null ? " not " : " ") + word.group(2) + " "
                    + text.substring(word.end());
        }
        var comparison = COMPARISON.matcher(text);
        if (comparison.find()) {
            var opposite = switch (comparison.group()) {
                case "==" -> "!=";
                case "!=" -> "==";
                case "<" -> ">=";
                case ">=" -> "<";
                case ">" -> "<=";
                default -> ">";
            };
            return text.substring(0, comparison.start()) + opposite + text.substring(comparison.end());
        }
        if (!text.startsWith("!")) {
            return "!" + text;
        }
        // A variable alone would be no constraint.
        return text.startsWith("!$") ? text.substring(1) + " == true" : text.substring(1);
    }

    private void shifted(List<Change> changes) {
        var text = text();
        var comparison = COMPARISON.matcher(text);
        while (comparison.find()) {
            var shifted = switch (comparison.group()) {
                case "<" -> "<=";
                case "<=" -> "<";
                case ">" -> ">=";
                case ">=" -> ">";
                default -> null;
            };
            if (shifted != null) {
                changes.add(change("shifted", text.substring(0, comparison.start()) + shifted
                        + text.substring(comparison.end())));
            } else {
                var number = NUMBER_AFTER.matcher(text).region(comparison.end(), text.length());
                if (number.lookingAt()) {
                    changes.add(change("shifted", text.substring(0, number.start(1))
                            + (Integer.parseInt(number.group(1)) + 1) + text.substring(number.end(1))));
                }
            }
        }
    }

    private Change change(String kind, String text) {
        if (!text.isEmpty()) {
            return new Change(kind, text, when.substring(0, start) + text + when.substring(end));
        }
        // What is dropped from within a pattern takes a comma with it.
        int from = start;
        int to = end;
        if (!whole) {
            var after = when.substring(to).stripLeading();
            if (after.startsWith(",")) {
                to = when.length() - after.length() + 1;
            } else {
                var before = when.substring(0, from).stripTrailing();
                from = before.endsWith(",") ? before.length() - 1 : from;
            }
        }
        return new Change(kind, "", when.substring(0, from) + when.substring(to));
    }
}
