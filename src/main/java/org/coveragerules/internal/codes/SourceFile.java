package org.coveragerules.internal.codes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.coveragerules.CodeTableException;
import org.coveragerules.internal.codes.FileLabel.Release;

/** A file of the directory whose kind is known and whose content is yet to be read. */
record SourceFile(FileLabel label, CodeFileKind kind, Path path) {

    static SourceFile of(FileLabel label, Path path) {
        return new SourceFile(label, FileContent.kind(label, head(label.name(), path)), path);
    }

    /** The bytes that a file begins with. */
    static byte[] head(String name, Path path) {
        try (InputStream file = Files.newInputStream(path)) {
            return file.readNBytes(FileContent.HEAD);
        } catch (IOException unreadable) {
            throw unreadable(name, unreadable);
        }
    }

    static CodeTableException unreadable(String name, IOException cause) {
        return CodeTableException.of(name, "the system does not give it (" + cause.getClass().getSimpleName()
                + "); check that it is there and may be read", cause);
    }

    String name() {
        return label.name();
    }

    /** Null where the name tells none. */
    Release release() {
        return label.release();
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw unreadable(name(), unreadable);
        }
    }
}
