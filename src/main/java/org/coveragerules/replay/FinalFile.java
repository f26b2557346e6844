package org.coveragerules.replay;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A file that stands under its name only once it is whole: whatever fails, the name keeps what it had. Only a regular
 * file, or none, is ever replaced; where a link leads to one, that file is, and the link stays. A device, a pipe, and
 * where standard output or standard error go by another name, are written to as they are.
 */
public final class FinalFile {

    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");
    private static final Path STANDARD_ERROR = Path.of("/dev/stderr");

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

    /**
     * Writes a file with its folders where it says something else or is not there.
     *
     * @return whether it was written
     */
    public static boolean change(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content)) {
            return false;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        write(file, out -> out.write(content));
        return true;
    }

    /** Begins a file, which is given up where it is closed before it is finished. */
    public static Begun begin(Path file) throws IOException {
        return isReplaced(file) ? new Begun(place(file)) : new Begun(stream(file));
    }

    /**
     * Finds out whether a file can be written there: before a long run, and not after it.
     *
     * @throws IOException saying why it cannot
     */
    public static void check(Path file) throws IOException {
        if (isReplaced(file)) {
            begin(file).close();
        } else if (!Files.isWritable(file)) {
            // To open it would tell a pipe's reader that this is the end.
            throw new FileSystemException(file.toString(), null, "may not be written to");
        }
    }

    /**
     * Whether a file of this name is replaced, and not written to as it is.
     *
     * @throws IOException where it is no file
     */
    public static boolean isReplaced(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a directory");
        }
        if (!Files.exists(file)) {
            if (Files.isSymbolicLink(file)) {
                throw new FileSystemException(file.toString(), null, "is a link that leads nowhere");
            }
            return true;
        }
        return Files.isRegularFile(file) && !isSame(file, STANDARD_OUTPUT) && !isSame(file, STANDARD_ERROR);
    }

    private static Path place(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    }

    /** Standard output and error, by any of their names, are the process's own streams: all that is written keeps order. */
    private static OutputStream stream(Path file) throws IOException {
        return isSame(file, STANDARD_OUTPUT) ? standard(FileDescriptor.out)
                : isSame(file, STANDARD_ERROR) ? standard(FileDescriptor.err)
                : Files.newOutputStream(file, StandardOpenOption.WRITE);
    }

    private static boolean isSame(Path file, Path other) throws IOException {
        return Files.exists(other) && Files.isSameFile(file, other);
    }

    private static OutputStream standard(FileDescriptor descriptor) {
        return new FilterOutputStream(new FileOutputStream(descriptor)) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                // It is the process's to close.
                flush();
            }
        };
    }

    /** A file that is being written, beside its place; or a stream, which has none. */
    public static final class Begun implements AutoCloseable {

        /** Null for a stream. */
        private final Path place;
        private final Path unfinished;
        private final OutputStream out;

        private Begun(OutputStream stream) {
            this.place = null;
            this.unfinished = null;
            this.out = new BufferedOutputStream(stream, 1 << 16);
        }

        private Begun(Path place) throws IOException {
            this.place = place;
            this.unfinished = place.resolveSibling(
                    place.getFileName() + "." + ProcessHandle.current().pid() + ".unfinished");
            // What a process of the same number left behind; a link of that name is not followed.
            Files.deleteIfExists(unfinished);
            this.out = new BufferedOutputStream(Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE), 1 << 16);
        }

        public OutputStream out() {
            return out;
        }

        /** Moves what was written to its place. */
        public void finish() throws IOException {
            out.close();
            if (place != null) {
                if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                        && !Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
                    throw new FileSystemException(place.toString(), null, "has become something else than a file");
                }
                Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } finally {
                if (unfinished != null) {
                    Files.deleteIfExists(unfinished);
                }
            }
        }
    }
}
