package org.coveragerules.internal.engine;

import java.util.function.Supplier;

/**
 * The class loader in which the engine looks for its own parts: that of this library, and not the one that the calling
 * thread happens to have. In a web application or an executable jar the threads of the common pool have one that knows
 * nothing of either, and what the engine does not find at first it never looks for again.
 */
final class EngineLoader {

    private static final ClassLoader OWN = EngineLoader.class.getClassLoader();

    private EngineLoader() {
    }

    /** Does some work of the engine. */
    static void run(Runnable work) {
        get(() -> {
            work.run();
            return null;
        });
    }

    /** Does some work of the engine, and gives the thread its loader back. */
    static <T> T get(Supplier<T> work) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        if (before == OWN) {
            return work.get();
        }
        thread.setContextClassLoader(OWN);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
