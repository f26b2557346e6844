package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.coveragerules.CoverageRules;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.Opening;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library works in a class loader of its own, as in a web application, whatever loader the calling thread has. */
@Tag("long")
class ClassLoaderTest {

    @TempDir
    private Path temporary;

    /** Asks the rules in the jar and those of a directory; loaded anew by each loader. */
    public static final class Asking implements Callable<byte[]> {

        private final Path directory;

        public Asking(Path directory) {
            this.directory = directory;
        }

        @Override
        public byte[] call() {
            var context = Thread.currentThread().getContextClassLoader();
            var request = BundledRequests.read("""
                    {"id": "R-1", "type": "PRECERTIFICATION", "received": "2025-01-01",
                     "plan": {"lineOfBusiness": "COMMERCIAL"},
                     "lines": [{"number": 1, "code": "97110", "modifiers": ["GP"], "placeOfService": "22",
                                "date": "2025-01-02"}]}
                    """);
            var answers = new ByteArrayOutputStream();
            try (var bundled = Adjudicator.bundled(); var compiled = CoverageRules.from(directory);
                    var onDemand = Opening.of(directory).onDemand().open()) {
                for (var rules : new CoverageRules[] {bundled, compiled, onDemand}) {
                    answers.writeBytes(DeterminationWriter.bytes(rules.determine(request)));
                }
            }
            if (Thread.currentThread().getContextClassLoader() != context) {
                throw new IllegalStateException("the thread has another loader than before");
            }
            return answers.toByteArray();
        }
    }

    @Test
    void inALoaderThatTheThreadHas() throws Exception {
        try (var loader = loader()) {
            assertAnswers(loader, loader);
        }
    }

    @Test
    void inALoaderThatTheThreadDoesNotKnow() throws Exception {
        try (var loader = loader()) {
            assertAnswers(loader, null);
        }
    }

    private void assertAnswers(ClassLoader loader, ClassLoader context) throws Exception {
        RuleDirectory.copy(temporary, "mm-0600/previous");
        @SuppressWarnings("unchecked")
        var asking = (Callable<byte[]>) loader.loadClass(Asking.class.getName()).getConstructor(Path.class)
                .newInstance(temporary);
        var task = new FutureTask<>(asking);
        var thread = new Thread(task);
        thread.setContextClassLoader(context);
        thread.start();
        assertThat(task.get()).isEqualTo(new Asking(temporary).call());
    }

    /** A loader that has all of the class path and shares none of it with this one. */
    private static URLClassLoader loader() throws MalformedURLException {
        var urls = new ArrayList<URL>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(new File(entry).toURI().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
