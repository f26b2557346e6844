package org.coveragerules.internal.codes;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.coveragerules.CodeTableException;

/** One task for each of several things on all cores, with the same outcome in every run. */
final class Parallel {

    private Parallel() {
    }

    /** The results in the order of the things; of several failures, the first in that order. */
    static <T, R> List<R> map(List<T> things, Function<T, R> task) {
        return things.parallelStream().map(thing -> attempt(task, thing)).toList()
                .stream().map(Supplier::get).toList();
    }

    private static <T, R> Supplier<R> attempt(Function<T, R> task, T thing) {
        try {
            R result = task.apply(thing);
            return () -> result;
        } catch (CodeTableException fault) {
            return () -> {
                throw fault;
            };
        }
    }
}
