package org.coveragerules.generate;

import java.util.Arrays;

/** Values and how often each is drawn, by weights. A value may be null, for what is often not told. */
final class Mix<T> {

    private final Object[] values;
    private final int[] below;

    private Mix(Object[] values, int[] below) {
        this.values = values;
        this.below = below;
    }

    static <T> Mix<T> of(int weight, T value) {
        return new Mix<>(new Object[] {value}, new int[] {weight});
    }

    Mix<T> and(int weight, T value) {
        int count = values.length;
        var moreValues = Arrays.copyOf(values, count + 1);
        var moreBelow = Arrays.copyOf(below, count + 1);
        moreValues[count] = value;
        moreBelow[count] = below[count - 1] + weight;
        return new Mix<>(moreValues, moreBelow);
    }

    @SuppressWarnings("unchecked")
    T draw(Draws draws) {
        int drawn = draws.below(below[below.length - 1]);
        int at = 0;
        while (below[at] <= drawn) {
            at++;
        }
        return (T) values[at];
    }
}
