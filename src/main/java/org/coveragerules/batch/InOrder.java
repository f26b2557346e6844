package org.coveragerules.batch;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on pieces with several threads, and takes what comes of them in the order of the pieces. */
public final class InOrder {

    /** Pieces under way for each thread: enough that none waits for the slowest, few enough to hold in memory. */
    private static final int AHEAD = 3;

    private InOrder() {
    }

    /**
     * Works on every piece.
     *
     * @param threads how many work at once; with one, everything is done by the caller's
     * @param pieces  asked by the caller's thread only
     * @param work    done by any thread; what it throws ends the whole
     * @param take    called by the caller's thread only
     */
    public static <P, R> void run(int threads, Iterator<P> pieces, Function<P, R> work, Consumer<R> take) {
        if (threads == 1) {
            pieces.forEachRemaining(piece -> take.accept(work.apply(piece)));
            return;
        }
        var workers = Executors.newFixedThreadPool(threads);
        try {
            var underWay = new ArrayDeque<Future<R>>();
            while (pieces.hasNext()) {
                var piece = pieces.next();
                underWay.add(workers.submit(() -> work.apply(piece)));
                if (underWay.size() >= threads * AHEAD) {
                    take.accept(result(underWay.remove()));
                }
            }
            while (!underWay.isEmpty()) {
                take.accept(result(underWay.remove()));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while working on requests", e);
        }
    }
}
