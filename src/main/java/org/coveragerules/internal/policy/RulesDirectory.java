package org.coveragerules.internal.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;

/** Finds the files of a rules directory. */
final class RulesDirectory {

    private RulesDirectory() {
    }

    /** What becomes of a file that is found. */
    interface Found {
        RuleFile file(String name, Path path, BasicFileAttributes attributes) throws IOException;
    }

    /**
     * The files of a directory by their path below it.
     *
     * @throws RulesException where it is no directory, can't be read, or has a name that not every machine reads alike
     */
    static SortedMap<String, RuleFile> of(Path directory, Found found) {
        if (!Files.isDirectory(directory)) {
            throw new RulesException(directory.toString(), "is not a directory; name the directory that holds"
                    + " `definitions.yaml` and a folder for each policy");
        }
        var files = new ConcurrentSkipListMap<String, RuleFile>();
        var problems = new ConcurrentLinkedQueue<Problem>();
        try (var entries = Files.list(directory)) {
            // Of many policies the folders are walked by all cores.
            entries.toList().parallelStream().forEach(entry -> walk(directory, entry, found, files,
                    problems));
        } catch (IOException | UncheckedIOException e) {
            throw new RulesException(directory.toString(), "can't be read (" + e.getClass().getSimpleName()
                    + "); check that it and all below it may be read");
        }
        if (!problems.isEmpty()) {
            throw new RulesException(problems.stream().sorted(Comparator.comparing(Problem::toString)).toList());
        }
        checkNames(directory, files.keySet());
        return new TreeMap<>(files);
    }

    /** Another name has other characters on another machine, and the fingerprint is of names as well. */
    private static void checkNames(Path directory, Set<String> names) {
        var problems = names.stream().filter(name -> !StandardCharsets.US_ASCII.newEncoder().canEncode(name))
                .map(name -> new Problem(directory + "/" + name, 0, "has a name beyond ASCII, which not every machine"
                        + " reads alike; rename the file or its folder")).toList();
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
    }

    private static void walk(Path directory, Path start, Found found, Map<String, RuleFile> files,
            Collection<Problem> problems) {
        var separator = directory.getFileSystem().getSeparator();
        var top = directory.relativize(start).toString();
        int below = start.toString().length();
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes own) throws IOException {
                    var attributes = own.isSymbolicLink() ? Files.readAttributes(path, BasicFileAttributes.class) : own;
                    if (!isRuleFile(path.toString()) && !attributes.isDirectory()) {
                        return FileVisitResult.CONTINUE;
                    }
                    if (attributes.isRegularFile() && (!own.isSymbolicLink()
                            || path.toRealPath().startsWith(directory.toRealPath()))) {
                        var name = (top + path.toString().substring(below)).replace(separator, "/");
                        files.put(name, found.file(name, path, attributes));
                    } else if (!path.getFileName().toString().startsWith(".")) {
                        problems.add(new Problem(path.toString(), 0, attributes.isDirectory() ? "is a link to a folder;"
                                + " put the folder itself there" : own.isSymbolicLink() ? "is a link out of the"
                                + " directory; put the file itself there" : "is no regular file; take it away"));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRuleFile(String name) {
        return name.endsWith(".drl") || name.endsWith(".yaml") || name.endsWith(".csv");
    }
}
