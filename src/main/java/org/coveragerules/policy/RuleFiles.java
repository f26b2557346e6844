package org.coveragerules.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.coveragerules.RulesException;

/** The files of a rule directory, or of the rules in the jar, by their path below it. */
public final class RuleFiles {

    /** Names, in the jar, every file of the bundled rules, one a line. */
    public static final String INDEX = "/rules/index.txt";

    private final String root;
    private final SortedMap<String, byte[]> contents;

    private RuleFiles(String root, SortedMap<String, byte[]> contents) {
        this.root = root;
        this.contents = contents;
    }

    /**
     * Reads a directory: {@code definitions.yaml}, and below {@code <policy>/<version>/} what each version holds.
     *
     * @throws RulesException where it is no directory or can't be read
     */
    public static RuleFiles in(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new RulesException(directory.toString(), "is not a directory; name the directory that holds"
                    + " `definitions.yaml` and a folder for each policy");
        }
        var contents = new TreeMap<String, byte[]>();
        try (var paths = Files.walk(directory)) {
            for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                var name = directory.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
                if (isRuleFile(name)) {
                    contents.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new RulesException(directory.toString(), "can't be read (" + e.getClass().getSimpleName()
                    + "); check that it and all below it may be read");
        }
        return new RuleFiles(directory.toString(), contents);
    }

    /** The rules in the jar. */
    public static RuleFiles bundled() {
        var contents = new TreeMap<String, byte[]>();
        for (var name : new String(resource(INDEX), StandardCharsets.UTF_8).split("\n")) {
            contents.put(name, resource("/rules/" + name));
        }
        return new RuleFiles("rules", contents);
    }

    /** These files with another content of one of them. */
    public RuleFiles with(String name, byte[] content) {
        var changed = new TreeMap<>(contents);
        changed.put(name, content);
        return new RuleFiles(root, changed);
    }

    /** Path below the root to content, in the order of the paths. */
    public SortedMap<String, byte[]> contents() {
        return contents;
    }

    /** How messages name a file. */
    public String place(String name) {
        return root + "/" + name;
    }

    public String root() {
        return root;
    }

    /**
     * Names everything that decides, by SHA-256 over the paths and bytes of all files but the cases, which prove the
     * rules and do not change them, and over the code tables.
     *
     * @param codes digest of the code tables
     */
    public String fingerprint(String codes) {
        var digest = sha256();
        contents.forEach((name, bytes) -> {
            if (!name.endsWith("/" + CASES)) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(HexFormat.of().formatHex(sha256().digest(bytes)).getBytes(StandardCharsets.US_ASCII));
            }
        });
        digest.update(codes.getBytes(StandardCharsets.US_ASCII));
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    /** The file of a version's cases. */
    public static final String CASES = "cases.yaml";

    private static boolean isRuleFile(String name) {
        return name.endsWith(".drl") || name.endsWith(".yaml");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] resource(String name) {
        try (var stream = RuleFiles.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("`" + name + "` is not in the jar; build it with Maven");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
