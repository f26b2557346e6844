package org.coveragerules.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.coveragerules.replay.FinalFile;

/** Looks at the files that a command is to write before it does anything. */
final class Outputs {

    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");
    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

    private Outputs() {
    }

    /**
     * Refuses files that cannot be written, two of one name, and those that would take the place of an input.
     *
     * @param files  by the options that name them, in their order
     * @param inputs the names of what is read
     */
    static void check(Map<String, Path> files, List<String> inputs) {
        try {
            for (var input : inputs) {
                if (isSameFile(STANDARD_OUTPUT, path(input))) {
                    throw new UsageException("standard output goes to `" + input + "`, which is read; give it another"
                            + " place");
                }
            }
            for (var file : files.entrySet()) {
                check(file.getKey(), file.getValue(), files, inputs);
            }
        } catch (IOException e) {
            throw new UsageException("the files to write can't be looked at (" + Running.reason(e) + ")");
        }
    }

    private static void check(String option, Path file, Map<String, Path> files, List<String> inputs)
            throws IOException {
        try {
            FinalFile.check(file);
        } catch (IOException e) {
            throw new UsageException("`" + option + " " + file + "` can't be written (" + Running.reason(e)
                    + "); name a file in a directory that is there and may be written to");
        }
        if (!FinalFile.isReplaced(file)) {
            return;
        }
        for (var input : inputs) {
            if (isSameFile(file, path(input))) {
                throw new UsageException("`" + option + " " + file + "` is `" + input + "`, which is read; give it"
                        + " a name of its own");
            }
        }
        for (var other : files.entrySet()) {
            if (!other.getKey().equals(option) && isSameName(file, other.getValue())) {
                throw new UsageException("`" + option + "` and `" + other.getKey() + "` are both `" + file
                        + "`; give each a name of its own");
            }
        }
    }

    private static Path path(String input) {
        return input.equals("-") ? STANDARD_INPUT : GivenPath.of(input);
    }

    /** Devices and pipes may be read and written to at once. */
    private static boolean isSameFile(Path one, Path other) throws IOException {
        return Files.isRegularFile(one) && Files.isRegularFile(other) && Files.isSameFile(one, other);
    }

    private static boolean isSameName(Path one, Path other) throws IOException {
        return real(one).equals(real(other));
    }

    private static Path real(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath()
                : file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    }
}
