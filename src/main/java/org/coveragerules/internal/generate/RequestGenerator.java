package org.coveragerules.internal.generate;

import java.time.LocalDate;
import org.coveragerules.request.Request;

/**
 * Makes up requests. The same seeds, number and window give the same requests on every machine, and each request rests on
 * its index alone, so that it is the same however many are made and in whatever order. Safe for use by several threads.
 */
public final class RequestGenerator {

    private final Seeds seeds;
    private final long seed;
    private final DateWindow window;

    private RequestGenerator(Seeds seeds, long seed, DateWindow window) {
        this.seeds = seeds;
        this.seed = seed;
        this.window = window;
    }

    /**
     * Requests for services on working days of a window.
     *
     * @param seeds what they are made from
     * @param seed  another one gives other requests
     * @param to    the window's last day
     * @throws IllegalArgumentException if the window ends before it begins, or is not of the years 1900 to 2999
     */
    public static RequestGenerator of(Seeds seeds, long seed, LocalDate from, LocalDate to) {
        return new RequestGenerator(seeds, seed, new DateWindow(from, to));
    }

    /** One request, named {@code G-<seed>-<index>}; the first is that of index 1. */
    public Request request(long index) {
        return Variation.draw("G-" + seed + "-" + index, seeds, new RandomStream(seed, index), window);
    }
}
