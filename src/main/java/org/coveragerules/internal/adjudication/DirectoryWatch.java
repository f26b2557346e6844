package org.coveragerules.internal.adjudication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.coveragerules.RulesException;
import org.coveragerules.internal.policy.RuleFiles;

/**
 * Follows a directory of rules and hands over its files when they have changed and rest.
 *
 * @param <T> whom they are handed to
 */
public final class DirectoryWatch<T extends DirectoryWatch.Taker> implements AutoCloseable {

    /** Takes the files of a directory that were saved. One thread at a time calls it. */
    public interface Taker {

        /**
         * Takes them.
         *
         * @param policies ids of those of which a file says something else than in the files that were taken before
         * @return the fingerprint of the rules that serve from now on; null: none serve by it
         * @throws RulesException why they are not taken; {@link #refuse} is told of it then
         */
        String take(RuleFiles files, Set<String> policies);

        /** A save could not be read, or was not taken; what was taken before stays. */
        void refuse(RulesException problems);

        /** What was not taken is undone: the files are again those that were taken. */
        void undone();
    }

    /** An editor saves in several steps; the files are read once they rest for so long. */
    private static final long REST_MILLISECONDS = 50;

    private final Path directory;
    private final UnaryOperator<RuleFiles> reader;
    private final T taker;
    private final WatchService service;
    private final Thread thread;
    private RuleFiles seen;
    /** Those that were taken: what was refused since is to be looked at again with the next save. */
    private RuleFiles serving;
    /** The last save could not be read: what comes next is held against what serves. */
    private boolean isUnread;

    /**
     * Begins to follow a directory.
     *
     * @param opened  its files as they were opened
     * @param reader  gives its files as they are now, from those seen last
     * @param taker   takes its files, and the policies that say something else than before
     */
    public DirectoryWatch(Path directory, RuleFiles opened, UnaryOperator<RuleFiles> reader, T taker) {
        this.directory = directory;
        this.seen = opened;
        this.serving = opened;
        this.reader = reader;
        this.taker = taker;
        try {
            this.service = directory.getFileSystem().newWatchService();
            register(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.thread = new Thread(this::follow, "coverage-rules-watch");
        thread.setDaemon(true);
        thread.start();
    }

    T taker() {
        return taker;
    }

    @Override
    public void close() {
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
                // What was saved before the watch began is seen by its first reading.
                read();
                for (WatchKey key = service.take(); key != null;
                        key = service.poll(REST_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    for (var event : key.pollEvents()) {
                        register((Path) key.watchable(), event);
                    }
                    key.reset();
                }
            }
        } catch (ClosedWatchServiceException e) {
            // The rules were closed, which ends the watch.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException e) {
            taker.refuse(new RulesException(directory.toString(), "can no longer be watched ("
                    + e.getClass().getSimpleName() + "); open the rules again"));
        }
    }

    private void read() {
        try {
            Events.reload(this::reload);
        } catch (RulesException e) {
            taker.refuse(e);
        }
    }

    /** Null: nothing has changed. */
    private Events.Reload reload() {
        try {
            var before = isUnread ? serving : seen;
            isUnread = true;
            var files = reader.apply(seen);
            isUnread = false;
            var policies = new TreeSet<>(files.changedSince(before));
            seen = files;
            if (policies.isEmpty()) {
                if (before == serving) {
                    taker.undone();
                }
                return null;
            }
            policies.addAll(files.changedSince(serving));
            var fingerprint = taker.take(files, policies);
            serving = files;
            return new Events.Reload(fingerprint, policies);
        } catch (RulesException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // Whatever went wrong with this save, the next one is to be seen.
            throw new RulesException(directory.toString(), "can't be opened (" + e + "); the rules before"
                    + " this save go on serving");
        }
    }

    /** A directory is not watched below itself, and new ones come. */
    private void register(Path within, WatchEvent<?> event) throws IOException {
        if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
            register(directory);
        } else if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE) {
            register(within.resolve((Path) event.context()));
        }
    }

    private void register(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (var paths = Files.walk(from)) {
            for (var path : paths.filter(Files::isDirectory).toList()) {
                path.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        }
    }
}
