package org.coveragerules.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the conditions of a rule in the text of its {@code when}, which holds no comments. */
final class Conditions {

    private static final Pattern BINDING = Pattern.compile("\\$\\w+\\s*:\\s*[\\w.$]+(\\(\\))?");
    private static final Pattern HEAD = Pattern.compile("(?:\\$\\w+\\s*:\\s*)?(not|exists)?\\s*[A-Z]\\w*\\s*\\(");

    private final String when;
    private final List<Condition> conditions = new ArrayList<>();

    private Conditions(String when) {
        this.when = when;
    }

    /** The conditions, in their order. Bindings are none, and what is neither a pattern nor one denied is left out. */
    static List<Condition> of(String when) {
        var conditions = new Conditions(when);
        int at = 0;
        while ((at = conditions.skipBlank(at)) < when.length()) {
            int end = conditions.endOfElement(at);
            conditions.element(at, end);
            at = end;
        }
        return conditions.conditions;
    }

    private void element(int start, int end) {
        var head = HEAD.matcher(when).region(start, end);
        if (!head.lookingAt()) {
            return;
        }
        if (head.group(1) != null) {
            conditions.add(new Condition(when, start, end, true, false));
        }
        int open = head.end() - 1;
        int close = closing(open);
        int from = open + 1;
        for (int at = from; at <= close; at++) {
            if (at == close || when.charAt(at) == ',') {
                constraint(from, at, head.group(1) != null);
                from = at + 1;
            } else {
                at = skipped(at);
            }
        }
    }

    private void constraint(int from, int to, boolean inner) {
        int start = skipBlank(from);
        int end = to;
        while (end > start && Character.isWhitespace(when.charAt(end - 1))) {
            end--;
        }
        if (start < end && !BINDING.matcher(when.substring(start, end)).matches()) {
            conditions.add(new Condition(when, start, end, false, inner));
        }
    }

    /** An element ends with its line, unless a bracket is open or the next line goes on with {@code from}. */
    private int endOfElement(int start) {
        for (int at = start; at < when.length(); at++) {
            if (when.charAt(at) == '\n') {
                int next = skipBlank(at);
                if (!when.startsWith("from ", next)) {
                    return at;
                }
                at = next;
            } else {
                at = skipped(at);
            }
        }
        return when.length();
    }

    private int closing(int open) {
        return skipped(open);
    }

    /** The last position of the string or bracket that begins here; this one where none does. */
    private int skipped(int at) {
        char sign = when.charAt(at);
        if (sign == '"' || sign == '\'') {
            int end = at + 1;
            while (end < when.length() && when.charAt(end) != sign) {
                end += when.charAt(end) == '\\' ? 2 : 1;
            }
            return end;
        }
        if (sign == '(' || sign == '[') {
            int end = at + 1;
            while (end < when.length() && ")]".indexOf(when.charAt(end)) < 0) {
                end = skipped(end) + 1;
            }
            return end;
        }
        return at;
    }

    private int skipBlank(int from) {
        int at = from;
        while (at < when.length() && Character.isWhitespace(when.charAt(at))) {
            at++;
        }
        return at;
    }
}
