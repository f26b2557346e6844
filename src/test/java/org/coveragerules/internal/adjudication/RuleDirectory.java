package org.coveragerules.internal.adjudication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** A copy of some of the project's rules that a test may spoil. */
public final class RuleDirectory {

    private static final Path RULES = Path.of("rules");

    private final Path root;

    private RuleDirectory(Path root) {
        this.root = root;
    }

    /** Copies policies, such as {@code mm-0600} or {@code mm-0600/previous}, and what all policies share. */
    public static RuleDirectory copy(Path root, String... policies) {
        var directory = new RuleDirectory(root);
        directory.copyFile(RULES.resolve("definitions.yaml"));
        directory.copyFile(RULES.resolve("vocabulary.yaml"));
        for (var policy : policies) {
            directory.copyTree(RULES.resolve(policy));
        }
        return directory;
    }

    public Path root() {
        return root;
    }

    /** Replaces the one place where a text stands in a file. */
    public RuleDirectory replace(String file, String text, String replacement) {
        var path = root.resolve(file);
        try {
            var content = Files.readString(path);
            if (content.split(java.util.regex.Pattern.quote(text), -1).length != 2) {
                throw new IllegalArgumentException("`" + text + "` does not stand exactly once in " + file);
            }
            save(path, content.replace(text, replacement));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** At once, as an editor saves: whoever watches sees the old file or the new one. */
    private void save(Path file, String content) throws IOException {
        var beside = Files.createTempFile(root.toAbsolutePath().getParent(), "saved", ".tmp");
        Files.writeString(beside, content);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes a file. */
    public RuleDirectory write(String file, String content) {
        try {
            Files.createDirectories(root.resolve(file).getParent());
            save(root.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Adds to the end of a file. */
    public RuleDirectory append(String file, String content) {
        try {
            return write(file, Files.readString(root.resolve(file)) + content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes every file of a folder whose name ends so. */
    public RuleDirectory delete(String folder, String ending) {
        try (var paths = Files.walk(root.resolve(folder))) {
            for (var path : List.copyOf(paths.filter(path -> path.toString().endsWith(ending)).toList())) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private void copyTree(Path from) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    copyFile(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyFile(Path file) {
        try {
            var to = root.resolve(RULES.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
