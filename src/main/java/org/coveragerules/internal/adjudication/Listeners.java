package org.coveragerules.internal.adjudication;

import java.time.Duration;
import java.util.function.Supplier;
import org.coveragerules.DecisionListener;
import org.coveragerules.Determination;
import org.coveragerules.request.Request;

/** Two listeners, one after the other; of each request either is told once what became of it. */
record Listeners(DecisionListener first, DecisionListener next) implements DecisionListener {

    /** Judges, and tells a listener what came of it; null: nobody is told, and no time is taken. */
    static Determination told(DecisionListener listener, Request request, Supplier<Determination> judging) {
        if (listener == null) {
            return judging.get();
        }
        long begun = System.nanoTime();
        Determination determination;
        try {
            determination = judging.get();
        } catch (RuntimeException e) {
            listener.failed(request, e, Duration.ofNanos(System.nanoTime() - begun));
            throw e;
        }
        listener.decided(request, determination, Duration.ofNanos(System.nanoTime() - begun));
        return determination;
    }

    @Override
    public void decided(Request request, Determination determination) {
        decided(request, determination, Duration.ZERO);
    }

    @Override
    public void decided(Request request, Determination determination, Duration took) {
        try {
            first.decided(request, determination, took);
        } catch (RuntimeException e) {
            next.failed(request, e, took);
            throw e;
        }
        next.decided(request, determination, took);
    }

    @Override
    public void failed(Request request, RuntimeException failure, Duration took) {
        first.failed(request, failure, took);
        next.failed(request, failure, took);
    }
}
