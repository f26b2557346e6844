package org.coveragerules.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.coveragerules.RulesException;
import org.coveragerules.replay.FinalFile;

/** Files that a server may read at any time: each is replaced at once, and only where it says something else. */
final class FeedFiles {

    private final Path directory;

    FeedFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes files and deletes those that are no longer among them.
     *
     * @param earlier paths of those that were written before
     * @param files   content by path, with slashes
     * @return how many were written
     * @throws RulesException where one can't be; those that were written by then stay
     */
    int write(Set<String> earlier, Map<String, byte[]> files) {
        int written = 0;
        var at = directory;
        try {
            for (var file : files.entrySet()) {
                at = directory.resolve(file.getKey());
                written += FinalFile.change(at, file.getValue()) ? 1 : 0;
            }
            for (var path : earlier) {
                at = directory.resolve(path);
                if (!files.containsKey(path)) {
                    Files.deleteIfExists(at);
                }
            }
        } catch (IOException e) {
            throw new RulesException(at.toString(), "can't be written (" + e.getClass().getSimpleName()
                    + "); name a directory that can, or make room");
        }
        return written;
    }
}
