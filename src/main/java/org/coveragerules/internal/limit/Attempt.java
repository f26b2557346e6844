package org.coveragerules.internal.limit;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One try of a piece of work by a thread that may be given up. It is tried again from the beginning by another thread,
 * to which the determinations that took too long are known by their number: a piece of work asks for the same ones in
 * the same order each time.
 */
public final class Attempt {

    private static final ThreadLocal<Attempt> OF_THREAD = new ThreadLocal<>();

    private final Map<Integer, RuntimeException> overruns;
    private final Thread thread = Thread.currentThread();
    private int begun;
    private volatile Step step;
    private volatile boolean isGivenUp;

    /** A determination under way, and its ordinal within the piece of work. */
    record Step(int number, RunningDetermination judgment) {
    }

    private Attempt(Map<Integer, RuntimeException> overruns) {
        this.overruns = overruns;
    }

    /** The attempt of the running thread; null: it is not to be given up. */
    public static Attempt running() {
        return OF_THREAD.get();
    }

    /** Begins an attempt, which the running thread works on. */
    static Attempt begin(Map<Integer, RuntimeException> overruns) {
        var attempt = new Attempt(overruns);
        OF_THREAD.set(attempt);
        return attempt;
    }

    void end() {
        OF_THREAD.remove();
    }

    /** Determines something. */
    public <R> R judge(RunningDetermination judgment, Supplier<R> work) {
        checkGoesOn();
        var overrun = overruns.get(++begun);
        if (overrun != null) {
            throw overrun;
        }
        step = new Step(begun, judgment);
        try {
            return work.get();
        } finally {
            step = null;
            checkGoesOn();
        }
    }

    /** Ends what nobody waits for any more. */
    public void checkGoesOn() {
        if (isGivenUp) {
            throw new GivenUp();
        }
    }

    /** The determination under way; null between two. */
    Step step() {
        return step;
    }

    RuntimeException giveUp(Step overran, Duration limit) {
        isGivenUp = true;
        return overran.judgment().overrun(limit, thread);
    }

    boolean isGivenUp() {
        return isGivenUp;
    }

    private static final class GivenUp extends RuntimeException {

        private static final long serialVersionUID = 1;

        GivenUp() {
            super("this determination took too long, and was given up", null, false, false);
        }
    }
}
