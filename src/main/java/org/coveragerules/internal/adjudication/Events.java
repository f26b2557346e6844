package org.coveragerules.internal.adjudication;

import java.util.Set;
import java.util.function.Supplier;
import jdk.jfr.FlightRecorder;
import org.coveragerules.Determination;
import org.coveragerules.Opening;
import org.coveragerules.request.Request;

/**
 * Does what is asked for, and has the flight recorder of Java told of it where it records. Where nobody ever began to
 * record, or in a Java without the module {@code jdk.jfr}, no class of an event is touched: the first of them takes the
 * recorder some tens of milliseconds.
 */
final class Events {

    private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    /** What a reload came to: the rules that serve, and the policies that it changed. */
    record Reload(String fingerprint, Set<String> policies) {
    }

    private Events() {
    }

    private static boolean areHeard() {
        return PRESENT && FlightRecorder.isInitialized();
    }

    static Adjudicator opening(Opening asked, Supplier<Adjudicator> opening) {
        return areHeard() ? OpeningEvent.of(asked, opening) : opening.get();
    }

    /** @param reloading gives null where nothing has changed, of which nobody is told */
    static void reload(Supplier<Reload> reloading) {
        if (areHeard()) {
            ReloadEvent.of(reloading);
        } else {
            reloading.get();
        }
    }

    static Determination determination(Request request, Supplier<Determination> judging) {
        return areHeard() ? DeterminationEvent.of(request, judging) : judging.get();
    }
}
