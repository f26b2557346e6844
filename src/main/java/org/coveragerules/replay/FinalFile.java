package org.coveragerules.replay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that stands under its name only once it is whole: whatever fails, the name keeps what it had. */
public final class FinalFile {

    /** What writes the file. */
    @FunctionalInterface
    public interface Content {

        /** Writes everything. */
        void writeTo(OutputStream out) throws IOException;
    }

    private FinalFile() {
    }

    /** Writes a file. */
    public static void write(Path file, Content content) throws IOException {
        try (var begun = begin(file)) {
            content.writeTo(begun.out());
            begun.finish();
        }
    }

    /** Begins a file, which is given up where it is closed before it is finished. */
    public static Begun begin(Path file) throws IOException {
        return new Begun(file);
    }

    /** Whether a file can be written there: asked before a long run, and not after it. */
    public static boolean isWritable(Path file) {
        try (var begun = begin(file)) {
            begun.out().flush();
            return !Files.isDirectory(file);
        } catch (IOException e) {
            return false;
        }
    }

    /** A file that is being written, beside its place. */
    public static final class Begun implements AutoCloseable {

        private final Path file;
        private final Path unfinished;
        private final OutputStream out;

        private Begun(Path file) throws IOException {
            this.file = file;
            this.unfinished = file.toAbsolutePath().resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid() + ".unfinished");
            this.out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16);
        }

        public OutputStream out() {
            return out;
        }

        /** Moves what was written to its place. */
        public void finish() throws IOException {
            out.close();
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
    }
}
