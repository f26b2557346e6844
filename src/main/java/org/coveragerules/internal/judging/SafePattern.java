package org.coveragerules.internal.judging;

import java.util.Optional;

/**
 * Whether a regular expression takes no longer than its text is long, whatever the text. Java's engine goes back and
 * tries again wherever a part may take more or less; so a pattern may have one part without a bound at most, and such
 * with bounds only as far as few tries come of them together. No part that is repeated has parts that are.
 */
final class SafePattern {

    /** As many ways in which parts with bounds may take more or less. */
    private static final int MOST_WAYS = 1_000;
    private static final int LONGEST = 500;

    private final String pattern;
    private int at;
    private int unbounded;
    private long ways = 1;
    private String fault;

    private SafePattern(String pattern) {
        this.pattern = pattern;
    }

    /** What makes it slow, in words; empty: it is fast, or no pattern, which its compiler tells. */
    static Optional<String> fault(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of("it has more than " + LONGEST + " signs");
        }
        var read = new SafePattern(pattern);
        while (read.at < pattern.length() && read.fault == null) {
            read.part();
        }
        return Optional.ofNullable(read.fault);
    }

    private void part() {
        char sign = pattern.charAt(at++);
        boolean isGroup = false;
        switch (sign) {
            case '\\' -> escape();
            case '[' -> set();
            case '(' -> isGroup = group();
            case ')' -> isGroup = true;
            default -> {
                // Itself, a dot, an anchor or `|`.
            }
        }
        if (sign != '(' && sign != '|' && fault == null) {
            repeated(isGroup);
        }
    }

    private void escape() {
        if (at >= pattern.length()) {
            return;
        }
        char sign = pattern.charAt(at++);
        if (Character.isDigit(sign) || sign == 'k') {
            fault = "it asks for the same text again (`\\" + sign + "`)";
        } else if (sign == 'Q') {
            int end = pattern.indexOf("\\E", at);
            at = end < 0 ? pattern.length() : end + 2;
        } else if ("pPxuN".indexOf(sign) >= 0 && at < pattern.length() && pattern.charAt(at) == '{') {
            at = Math.max(at, pattern.indexOf('}', at) + 1);
        }
    }

    private void set() {
        int depth = 1;
        // A bracket that comes first is one of the set.
        at += at < pattern.length() && pattern.charAt(at) == '^' ? 1 : 0;
        at += at < pattern.length() && pattern.charAt(at) == ']' ? 1 : 0;
        while (at < pattern.length() && depth > 0) {
            char sign = pattern.charAt(at++);
            at += sign == '\\' ? 1 : 0;
            depth += sign == '[' ? 1 : sign == ']' ? -1 : 0;
        }
        at = Math.min(at, pattern.length());
    }

    private boolean group() {
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (at < pattern.length() && pattern.charAt(at) == '?') {
            fault = "it looks ahead, back or changes how it is read (`(?`)";
        }
        return true;
    }

    private void repeated(boolean isGroup) {
        if (at >= pattern.length()) {
            return;
        }
        char sign = pattern.charAt(at);
        long least = 0;
        long most = 1;
        int end = at + 1;
        if (sign == '*' || sign == '+') {
            most = -1;
        } else if (sign == '{') {
            int close = pattern.indexOf('}', at);
            if (close < 0) {
                return;
            }
            var bounds = pattern.substring(at + 1, close).split(",", -1);
            least = number(bounds[0]);
            most = bounds.length == 1 ? least : bounds[1].isBlank() ? -1 : number(bounds[1]);
            end = close + 1;
        } else if (sign != '?') {
            return;
        }
        if (isGroup && !(least == 0 && most == 1)) {
            fault = "it repeats a part in brackets";
        } else if (most < 0 && ++unbounded > 1) {
            fault = "more than one of its parts may go on without end (`*`, `+` or `{2,}`)";
        } else if (most >= 0) {
            ways *= Math.max(1, most - least + 1);
            fault = ways > MOST_WAYS || most > MOST_WAYS ? "its parts may take more or less in too many ways" : null;
        }
        at = end;
        // Of the least or the most: it is tried as often.
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
    }

    private static long number(String written) {
        try {
            return Long.parseLong(written.strip());
        } catch (NumberFormatException e) {
            return MOST_WAYS + 1L;
        }
    }
}
