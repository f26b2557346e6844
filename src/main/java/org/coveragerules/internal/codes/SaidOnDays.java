package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.TreeMap;

/**
 * What rows with one key say, by days. Rows of the same days that say the same are held as one, so that a table with many
 * of them is read in step with its rows.
 */
final class SaidOnDays {

    private record Said(LocalDate last, Object what) {
    }

    /** By first day; no two of them have a day in common. */
    private final TreeMap<LocalDate, Said> stretches = new TreeMap<>();

    /** Adds what a row says; false, after which this is of no use, where something else was said of one of its days. */
    boolean add(Period period, Object what) {
        var first = period.effective() == null ? LocalDate.MIN : period.effective();
        var last = period.deletion() == null ? LocalDate.MAX : period.deletion();
        for (var at = stretches.floorEntry(last); at != null && !at.getValue().last().isBefore(first);
                at = stretches.floorEntry(last)) {
            if (!at.getValue().what().equals(what)) {
                return false;
            }
            first = at.getKey().isBefore(first) ? at.getKey() : first;
            last = at.getValue().last().isAfter(last) ? at.getValue().last() : last;
            stretches.remove(at.getKey());
        }
        stretches.put(first, new Said(last, what));
        return true;
    }
}
