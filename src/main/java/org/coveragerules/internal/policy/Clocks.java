package org.coveragerules.internal.policy;

import java.util.List;
import org.coveragerules.request.Request;

/**
 * The laws' clocks of a rules directory, of its {@code clocks.csv}, and the days that are no business days.
 *
 * @param clocks   in the order of the file; empty where there is none
 * @param holidays ISO days beside Saturday and Sunday
 */
public record Clocks(List<Clock> clocks, List<String> holidays) {

    public Clocks {
        clocks = List.copyOf(clocks);
        holidays = List.copyOf(holidays);
    }

    /** Those that run for a review request once they have begun. */
    public List<Clock> of(Request request) {
        return clocks.stream().filter(clock -> clock.binds(request)).toList();
    }
}
