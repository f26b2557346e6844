package org.coveragerules.internal.generate;

import java.util.List;

/**
 * A stream of random numbers that is written out here (SplitMix64), since those of the JDK may change between its
 * versions. Each request has a stream of its own, which rests on the seed and the request's index alone.
 */
final class RandomStream {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    RandomStream(long seed, long index) {
        // Mixed twice: streams that began a step apart would be the same numbers, one place on.
        state = mixed(mixed(seed) + index);
    }

    /** A number from 0 up to and without the bound. */
    int below(int bound) {
        state += STEP;
        return (int) ((mixed(state) >>> 32) * bound >>> 32);
    }

    /** A number of a range, both ends included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** Whether what happens so many times in a thousand happens. */
    boolean happens(int inThousand) {
        return below(1000) < inThousand;
    }

    <T> T any(List<T> values) {
        return values.get(below(values.size()));
    }

    private static long mixed(long bits) {
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }
}
