package org.coveragerules.internal.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Threads that work for others. One that is kept by a determination for longer than a limit is given up and replaced.
 * It may run on for ever; the process ends without it.
 */
public final class Workers implements AutoCloseable {

    /** How long an unused thread waits for work. */
    private static final long IDLE_SECONDS = 10;

    private static final long LONGEST_BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int LOOKS_AT_LEAST = 10;

    private final Duration limit;
    private final long betweenLooks;
    private final boolean isFixed;
    private final ThreadPoolExecutor threads;

    private Workers(ThreadPoolExecutor threads, boolean isFixed, Duration limit) {
        this.threads = threads;
        this.isFixed = isFixed;
        this.limit = limit;
        this.betweenLooks = limit == null ? Long.MAX_VALUE
                : Math.max(1, Math.min(LONGEST_BETWEEN_LOOKS, limit.toNanos() / LOOKS_AT_LEAST));
        threads.setThreadFactory(work -> {
            var thread = new Thread(work, "coverage-rules-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * So many threads; what they are given more waits its turn.
     *
     * @param limit how long a determination may take; null: as long as it does
     */
    public static Workers of(int count, Duration limit) {
        return new Workers(new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()), true,
                limit);
    }

    /** As many threads as there is work for at once. */
    public static Workers asNeeded(Duration limit) {
        return new Workers(new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
                new SynchronousQueue<>()), false, limit);
    }

    /** Begins some work, which has no effect but its result: it may be done more than once. */
    public <R> Work<R> begin(Supplier<R> work) {
        return new Work<>(work);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private synchronized void resize(int more) {
        if (isFixed && !threads.isShutdown()) {
            int count = threads.getCorePoolSize() + more;
            if (more > 0) {
                threads.setMaximumPoolSize(count);
            }
            threads.setCorePoolSize(count);
            threads.setMaximumPoolSize(count);
        }
    }

    /** Some work under way. What it comes to is asked for by one thread. */
    public final class Work<R> {

        private final Supplier<R> work;
        private final Map<Integer, RuntimeException> overruns = new HashMap<>();
        private volatile Attempt attempt;
        private Future<R> result;
        private Attempt.Step seen;
        private long seenFor;
        private long looked;

        private Work(Supplier<R> work) {
            this.work = work;
            begin();
        }

        private void begin() {
            var known = Map.copyOf(overruns);
            seen = null;
            looked = System.nanoTime();
            result = threads.submit(() -> {
                var own = Attempt.begin(known);
                attempt = own;
                try {
                    return work.get();
                } finally {
                    own.end();
                    if (own.isGivenUp()) {
                        resize(-1);
                    }
                }
            });
        }

        /**
         * Waits a little.
         *
         * @return whether the result is there
         */
        public boolean await() throws InterruptedException {
            try {
                result.get(betweenLooks, TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException goesOn) {
                return false;
            } catch (ExecutionException thrown) {
                return true;
            }
        }

        /**
         * Looks whether a determination takes too long. The time between two looks counts only as far as it is usual, so
         * that a process that was stopped, or a machine that slept, finds none too long when it goes on.
         */
        public void look() {
            var own = attempt;
            if (limit == null || own == null || result.isDone()) {
                return;
            }
            long now = System.nanoTime();
            long passed = Math.min(now - looked, 2 * betweenLooks);
            looked = now;
            var step = own.step();
            seenFor = step != null && step == seen ? seenFor + passed : 0;
            seen = step;
            if (step != null && seenFor >= limit.toNanos()) {
                attempt = null;
                overruns.put(step.number(), own.giveUp(step, limit));
                resize(1);
                begin();
            }
        }

        /**
         * What it came to, which is waited for.
         *
         * @throws RuntimeException what the work threw, or an error
         */
        public R result() {
            try {
                while (!await()) {
                    look();
                }
                return result.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                // A supplier throws nothing that is checked.
                throw (RuntimeException) e.getCause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while working on requests", e);
            }
        }
    }
}
