package org.coveragerules.replay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.coveragerules.internal.limit.Workers;

/** Works on pieces with several threads, and takes what comes of them in the order of the pieces. */
public final class ParallelInOrder {

    /** Pieces under way for each thread: enough that none waits for the slowest, few enough to hold in memory. */
    private static final int AHEAD = 3;

    private ParallelInOrder() {
    }

    /**
     * Works on every piece.
     *
     * @param threads how many work at once; with one, and without a limit, everything is done by the caller's
     * @param limit   how long a determination may take; null: as long as it does
     * @param pieces  asked by the caller's thread only
     * @param work    done by any thread, and more than once where a determination takes too long; what it throws ends
     *                the whole
     * @param take    called by the caller's thread only
     */
    public static <P, R> void run(int threads, Duration limit, Iterator<P> pieces, Function<P, R> work,
            Consumer<R> take) {
        if (threads == 1 && limit == null) {
            pieces.forEachRemaining(piece -> take.accept(work.apply(piece)));
            return;
        }
        try (var workers = Workers.of(threads, limit)) {
            var underWay = new ArrayDeque<Workers.Work<R>>();
            while (pieces.hasNext()) {
                var piece = pieces.next();
                underWay.add(workers.begin(() -> work.apply(piece)));
                if (underWay.size() >= threads * AHEAD) {
                    take.accept(next(underWay));
                }
            }
            while (!underWay.isEmpty()) {
                take.accept(next(underWay));
            }
        }
    }

    /** The result of the first; the others are looked at as well meanwhile, so that none is found out late. */
    private static <R> R next(ArrayDeque<Workers.Work<R>> underWay) {
        try {
            while (!underWay.peek().await()) {
                underWay.forEach(Workers.Work::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while working on requests", e);
        }
        return underWay.remove().result();
    }
}
