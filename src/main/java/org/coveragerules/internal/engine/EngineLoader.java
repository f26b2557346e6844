package org.coveragerules.internal.engine;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.function.Supplier;

/**
 * The class loader in which the engine looks for its own parts: that of this library, and not the one that the calling
 * thread happens to have. In a web application or an executable jar the threads of the common pool have one that knows
 * nothing of either, and what the engine does not find at first it never looks for again.
 *
 * <p>It has no class of rules that are opened, and does not ask for one: the loaders of Java keep each name that they were
 * asked for, found or not, for as long as they live, and each time that rules are opened their classes have new names.
 */
final class EngineLoader extends ClassLoader {

    /** Above the packages of rules that are opened. */
    static final String OPENED = "opened";

    static final ClassLoader OWN = new EngineLoader();

    private EngineLoader() {
        super(EngineLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(OPENED + ".")) {
            throw new ClassNotFoundException(name);
        }
        return getParent().loadClass(name);
    }

    @Override
    public URL getResource(String name) {
        return name.startsWith(OPENED + "/") ? null : getParent().getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(OPENED + "/") ? Collections.emptyEnumeration() : getParent().getResources(name);
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
