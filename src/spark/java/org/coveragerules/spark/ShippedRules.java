package org.coveragerules.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.hadoop.conf.Configuration;
import org.coveragerules.CoverageRules;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;

/**
 * Rules as they are sent to every executor: the bytes of their files and their fingerprint. Each JVM opens them once, and
 * refuses bytes of another fingerprint before it compiles a line of them.
 */
final class ShippedRules implements Serializable {

    private static final long serialVersionUID = 1;

    /** Rules that are open in this JVM, for as long as it lives. */
    private static final ConcurrentMap<String, CoverageRules> OPEN = new ConcurrentHashMap<>();

    /** Null: those in the jar. */
    private final TreeMap<String, byte[]> rules;
    /** Null: those in the jar. */
    private final TreeMap<String, byte[]> codes;
    /** What the rules were compiled to, so that no executor does it again. */
    private final TreeMap<String, byte[]> compiled;
    private final String fingerprint;

    private ShippedRules(TreeMap<String, byte[]> rules, TreeMap<String, byte[]> codes,
            TreeMap<String, byte[]> compiled, String fingerprint) {
        this.rules = rules;
        this.codes = codes;
        this.compiled = compiled;
        this.fingerprint = fingerprint;
    }

    /**
     * Reads rules and opens them here.
     *
     * @param rules   a directory that Spark can read; null: those in the jar
     * @param codes   likewise, of code tables
     * @param trusted files of public keys, by one of which the rules have to be signed; empty: they need not be
     * @throws RulesException naming everything that is wrong with the rules
     */
    static ShippedRules of(Configuration hadoop, String rules, String codes, Collection<Path> trusted) {
        var ruleFiles = rules == null ? null : read(hadoop, rules);
        var codeFiles = codes == null ? null : read(hadoop, codes);
        if (ruleFiles == null) {
            var read = new ShippedRules(null, codeFiles, new TreeMap<>(), null);
            return new ShippedRules(null, codeFiles, new TreeMap<>(), kept(read.opening().open()));
        }
        try {
            var read = new ShippedRules(ruleFiles, codeFiles, new TreeMap<>(), null);
            var cache = temporary();
            var opening = read.opening().cache(cache);
            var fingerprint = kept((trusted.isEmpty() ? opening : opening.trusting(trusted)).open());
            return new ShippedRules(ruleFiles, codeFiles, taken(cache), fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException("what rules are compiled to can't be kept", e);
        }
    }

    /** Keeps rules open, unless the same are open already; their fingerprint. */
    private static String kept(CoverageRules open) {
        var fingerprint = open.fingerprint();
        if (OPEN.putIfAbsent(fingerprint, open) != null) {
            open.close();
        }
        return fingerprint;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** The rules as they are open in this JVM. */
    CoverageRules open() {
        return OPEN.computeIfAbsent(fingerprint, expected -> {
            if (rules != null) {
                return opening().cache(written(compiled)).expecting(expected).open();
            }
            var open = opening().open();
            if (!open.fingerprint().equals(expected)) {
                open.close();
                throw new RulesException("rules", "in the jar of this executor have the fingerprint `"
                        + open.fingerprint() + "`, and those of the driver have `" + expected
                        + "`; give both the same coverage-rules-cli.jar by --jars");
            }
            return open;
        });
    }

    private Opening opening() {
        var opening = rules == null ? Opening.bundled() : Opening.of(written(rules));
        return codes == null ? opening : opening.codes(written(codes));
    }

    private static TreeMap<String, byte[]> read(Configuration hadoop, String directory) {
        var root = new org.apache.hadoop.fs.Path(directory);
        var files = new TreeMap<String, byte[]>();
        try {
            var system = root.getFileSystem(hadoop);
            var base = system.makeQualified(root).toUri().getPath();
            if (!system.exists(root)) {
                throw new RulesException(directory, "is no directory; name one that Spark can read");
            }
            var found = system.listFiles(root, true);
            while (found.hasNext()) {
                var file = found.next();
                try (var in = system.open(file.getPath())) {
                    files.put(below(base, file.getPath().toUri().getPath()), in.readAllBytes());
                }
            }
            return files;
        } catch (IOException e) {
            throw new RulesException(directory, "can't be read (" + e.getClass().getSimpleName()
                    + "); name a directory that Spark can read");
        }
    }

    private static String below(String root, String path) {
        return path.substring(root.endsWith("/") ? root.length() : root.length() + 1);
    }

    /** The files of a directory, which are there no longer. */
    private static TreeMap<String, byte[]> taken(Path directory) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var paths = Files.list(directory)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                files.put(path.getFileName().toString(), Files.readAllBytes(path));
                Files.delete(path);
            }
        }
        return files;
    }

    /** A directory with these files, which is gone when the JVM ends. */
    private static Path written(TreeMap<String, byte[]> files) {
        try {
            var directory = temporary();
            for (var file : files.entrySet()) {
                var path = directory.resolve(file.getKey()).normalize();
                if (!path.startsWith(directory)) {
                    throw new RulesException(file.getKey(), "lies outside of its directory");
                }
                List<Path> made = new ArrayList<>();
                for (var parent = path.getParent(); !Files.exists(parent); parent = parent.getParent()) {
                    made.add(0, parent);
                }
                for (var parent : made) {
                    Files.createDirectory(parent).toFile().deleteOnExit();
                }
                Files.write(path, file.getValue()).toFile().deleteOnExit();
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("rules can't be written to the temporary directory of this executor", e);
        }
    }

    /** Readable by its owner alone. */
    private static Path temporary() throws IOException {
        var directory = Files.createTempDirectory("coverage-rules-");
        directory.toFile().deleteOnExit();
        return directory;
    }
}
