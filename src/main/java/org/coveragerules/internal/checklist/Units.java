package org.coveragerules.internal.checklist;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** UCUM units in the words of an office. */
final class Units {

    private static final Map<String, String> TIMES = Map.of("h", "hour", "d", "day", "wk", "week", "mo", "month", "a",
            "year", "min", "minute");

    private Units() {
    }

    /** Such as {@code weeks}, {@code events per hour} or {@code kg/m2}; empty for a plain count. */
    static String shown(String unit) {
        if (unit.equals("1")) {
            return "";
        }
        var over = unit.split("/");
        var time = over.length == 2 ? TIMES.get(over[1]) : null;
        return over.length == 1 ? many(unit) : time == null ? bare(unit) : many(over[0]) + " per " + time;
    }

    /** What is counted by a time is called by both, as years of packs are. */
    private static String many(String unit) {
        var parts = unit.split("\\.");
        return Arrays.stream(parts).map(part -> TIMES.containsKey(part) ? TIMES.get(part) + "s" : bare(part))
                .collect(Collectors.joining("-"));
    }

    /** Without the braces of what UCUM takes for a note. */
    private static String bare(String unit) {
        return unit.replaceAll("[{}\\[\\]]", "");
    }
}
