package org.coveragerules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.coveragerules.authoring.RulesListener;
import org.coveragerules.policy.RuleFiles;

/** Follows a directory of rules and hands over its files when they have changed and rest. */
final class RuleWatch {

    /** An editor saves in several steps; the files are read once they rest for so long. */
    private static final long REST_MILLISECONDS = 50;

    private final Path directory;
    private final Consumer<RuleFiles> changed;
    private final RulesListener listener;
    private final WatchService service;
    private final Thread thread;
    private String last;

    RuleWatch(Path directory, Consumer<RuleFiles> changed, RulesListener listener) {
        this.directory = directory;
        this.changed = changed;
        this.listener = listener;
        this.last = RuleFiles.in(directory).fingerprint("");
        try {
            this.service = directory.getFileSystem().newWatchService();
            register();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.thread = new Thread(this::follow, "coverage-rules-watch");
        thread.setDaemon(true);
        thread.start();
    }

    void close() {
        try {
            service.close();
            if (Thread.currentThread() != thread) {
                thread.join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try {
            while (true) {
                for (WatchKey key = service.take(); key != null;
                        key = service.poll(REST_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    key.pollEvents();
                    key.reset();
                }
                register();
                read();
            }
        } catch (ClosedWatchServiceException e) {
            // The rules were closed, which ends the watch.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException e) {
            listener.refused(new RulesException(directory.toString(), "can no longer be watched ("
                    + e.getClass().getSimpleName() + "); open the rules again"));
        }
    }

    private void read() {
        try {
            var files = RuleFiles.in(directory);
            var now = files.fingerprint("");
            if (!now.equals(last)) {
                last = now;
                changed.accept(files);
            }
        } catch (RulesException e) {
            listener.refused(e);
        } catch (RuntimeException | Error e) {
            // Whatever went wrong with this save, the next one is to be seen.
            listener.refused(new RulesException(directory.toString(), "can't be opened (" + e + "); the rules before"
                    + " this save go on serving"));
        }
    }

    /** A directory is not watched below itself, and new ones come. */
    private void register() throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.filter(Files::isDirectory).toList()) {
                path.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        }
    }
}
