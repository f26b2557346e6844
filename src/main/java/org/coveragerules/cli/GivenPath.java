package org.coveragerules.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** The file of a name that was given, which Java can only ask for in the character set of the machine's locale. */
final class GivenPath {

    private GivenPath() {
    }

    /** @throws UsageException where that has no such name */
    static Path of(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException("`" + name + "` is no name that the machine's locale can write, whose"
                    + " characters are those of " + Objects.requireNonNullElse(System.getProperty("sun.jnu.encoding"),
                    "another set") + "; run with a UTF-8 locale, as by LC_ALL=C.UTF-8, or name the file otherwise");
        }
    }
}
