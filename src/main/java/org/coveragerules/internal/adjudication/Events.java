package org.coveragerules.internal.adjudication;

import java.util.Set;
import java.util.function.Supplier;
import org.coveragerules.Determination;
import org.coveragerules.Opening;
import org.coveragerules.request.Request;

/**
 * Does what is asked for, and has the flight recorder of Java told of it where it records. In a Java without the module
 * {@code jdk.jfr} nobody is told, and no class of an event is touched.
 */
final class Events {

    private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    /** What a reload came to: the rules that serve, and the policies that it changed. */
    record Reload(String fingerprint, Set<String> policies) {
    }

    private Events() {
    }

    static Adjudicator opening(Opening asked, Supplier<Adjudicator> opening) {
        return PRESENT ? OpeningEvent.of(asked, opening) : opening.get();
    }

    /** @param reloading gives null where nothing has changed, of which nobody is told */
    static void reload(Supplier<Reload> reloading) {
        if (PRESENT) {
            ReloadEvent.of(reloading);
        } else {
            reloading.get();
        }
    }

    static Determination determination(Request request, Supplier<Determination> judging) {
        return PRESENT ? DeterminationEvent.of(request, judging) : judging.get();
    }
}
