package org.coveragerules.internal.policy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.text.Digests;
import org.coveragerules.internal.text.NotUtf8Exception;
import org.coveragerules.internal.text.Utf8;
import org.coveragerules.internal.yaml.YamlFile;

/** The files of a rule directory, or of the rules in the jar, by their path below it. */
public final class RuleFiles {

    /**
     * The library's own judging, what is not rules: raised by one whenever the library comes to answer a request
     * otherwise by the same rules and tables. JudgingTest says when that is.
     */
    public static final int JUDGING = 3;

    /** Ends the fingerprint of rules that may do what Java does. */
    private static final String JAVA = "+java";

    private final String root;
    private final SortedMap<String, RuleFile> files;
    private final boolean isJavaAllowed;

    private RuleFiles(String root, SortedMap<String, RuleFile> files, boolean isJavaAllowed) {
        this.root = root;
        this.files = files;
        this.isJavaAllowed = isJavaAllowed;
    }

    private RuleFiles(String root, SortedMap<String, RuleFile> files) {
        this(root, files, false);
    }

    /** The same files, whose rules may do whatever Java does. */
    public RuleFiles allowingJava() {
        return new RuleFiles(root, files, true);
    }

    /** Whether rules may do whatever Java does; where not, they can only judge. */
    public boolean isJavaAllowed() {
        return isJavaAllowed;
    }

    /** Reads the same directory anew, for rules that may do what these may. */
    public RuleFiles anew(Path directory) {
        return new RuleFiles(root, in(directory).files, isJavaAllowed);
    }

    /**
     * Reads a directory: {@code definitions.yaml}, and below {@code <policy>/<version>/} what each version holds.
     *
     * @throws RulesException where it is no directory or can't be read
     */
    public static RuleFiles in(Path directory) {
        return new RuleFiles(directory.toString(), RulesDirectory.of(directory, (name, path, attributes) ->
                RuleFile.held(Files.readAllBytes(path))));
    }

    /**
     * Finds the files of a directory, and reads one when it is asked for. One that has changed by then is refused, and
     * never served in place of what was there.
     *
     * @throws RulesException where it is no directory or can't be read
     */
    public static RuleFiles onDemand(Path directory) {
        return new RuleFiles(directory.toString(), RulesDirectory.of(directory, (name, path, attributes) ->
                RuleFile.onDemand(path, attributes)));
    }

    /** Finds the files of the directory as they are now; those that are as they were are the same, and not read again. */
    public RuleFiles found(Path directory) {
        return new RuleFiles(directory.toString(), RulesDirectory.of(directory, (name, path, attributes) -> {
            var earlier = files.get(name);
            return earlier != null && earlier.isStill(attributes) ? earlier : RuleFile.onDemand(path, attributes);
        }), isJavaAllowed);
    }

    /** The rules in the jar. */
    public static RuleFiles bundled() {
        return new RuleFiles("rules", RuleBundle.read());
    }

    /**
     * The values of a YAML file that there is.
     *
     * @throws RulesException where it is no YAML, or is read now and has changed
     */
    public YamlFile yaml(String name) {
        return files.get(name).yaml(place(name));
    }

    /** These files with another content of one of them. */
    public RuleFiles with(String name, byte[] content) {
        var changed = new TreeMap<>(files);
        changed.put(name, RuleFile.held(content));
        return new RuleFiles(root, changed, isJavaAllowed);
    }

    /** Paths of all files below the root, in their order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(files.keySet());
    }

    /**
     * SHA-256 of a file that there is, as 64 hexadecimal digits. From now on it is what the file has to hold.
     *
     * @throws RulesException where it is read now, and has changed
     */
    public String digest(String name) {
        return HexFormat.of().formatHex(files.get(name).digest());
    }

    /**
     * The content of a file; empty where there is none.
     *
     * @throws RulesException where it is read now, and has changed
     */
    public Optional<byte[]> content(String name) {
        return Optional.ofNullable(files.get(name)).map(RuleFile::content);
    }

    /**
     * Path below the root to content, in the order of the paths.
     *
     * @throws RulesException where one is read now, and has changed
     */
    public SortedMap<String, byte[]> contents() {
        var contents = new TreeMap<String, byte[]>();
        files.forEach((name, file) -> contents.put(name, file.content()));
        return contents;
    }

    /**
     * The texts of a version's rule files, by their names in its folder.
     *
     * @throws RulesException where one is not UTF-8, or is read now and has changed
     */
    public SortedMap<String, String> rules(PolicyVersion policy) {
        var folder = policy.id() + "/" + policy.version() + "/";
        var texts = new TreeMap<String, String>();
        var problems = new ArrayList<Problem>();
        files.subMap(folder, folder + Character.MAX_VALUE).forEach((name, file) -> {
            if (name.endsWith(".drl")) {
                try {
                    texts.put(name.substring(folder.length()), Utf8.text(file.content()));
                } catch (NotUtf8Exception e) {
                    problems.add(new Problem(place(name), e.line(), e.getMessage()));
                }
            }
        });
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
        return texts;
    }

    /** Stands for the paths and bytes of some files. */
    String digest(Collection<String> names) {
        var digest = Digests.sha256();
        for (var name : new TreeSet<>(names)) {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(files.get(name).digest());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The files of a version, but for its cases. */
    SortedSet<String> names(String folder) {
        var names = new TreeSet<>(files.subMap(folder, folder + Character.MAX_VALUE).keySet());
        names.removeIf(RuleFiles::isCases);
        return names;
    }

    /** The files of a version's cases. */
    SortedSet<String> cases(String folder) {
        var names = new TreeSet<>(files.subMap(folder, folder + Character.MAX_VALUE).keySet());
        names.removeIf(name -> !isCases(name));
        return names;
    }

    /** Whether a version's folder holds the very files that it held in others. */
    boolean hasFolderOf(RuleFiles earlier, String folder) {
        var own = files.subMap(folder, folder + Character.MAX_VALUE);
        var before = earlier.files.subMap(folder, folder + Character.MAX_VALUE);
        return own.size() == before.size()
                && own.entrySet().stream().allMatch(file -> before.get(file.getKey()) == file.getValue());
    }

    /** Whether a file is the very one that it was in others, there or not. */
    boolean hasFileOf(RuleFiles earlier, String name) {
        return files.get(name) == earlier.files.get(name);
    }

    /**
     * Ids of the policies of which a file, be it of cases, says something else than in earlier files; of every policy
     * where a shared file does.
     *
     * @throws RulesException where a file is read for it, and has changed
     */
    public Set<String> changedSince(RuleFiles earlier) {
        var names = new TreeSet<>(files.keySet());
        names.addAll(earlier.files.keySet());
        var changed = new TreeSet<String>();
        for (var name : names) {
            var own = files.get(name);
            var before = earlier.files.get(name);
            if (own != before && (own == null || before == null || !before.isKnown()
                    || !Arrays.equals(own.digest(), before.digest()))) {
                if (name.indexOf('/') < 0) {
                    return names.stream().filter(each -> each.indexOf('/') > 0)
                            .map(each -> each.substring(0, each.indexOf('/'))).collect(Collectors.toSet());
                }
                changed.add(name.substring(0, name.indexOf('/')));
            }
        }
        return changed;
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
     * rules and do not change them, over the code tables, and over the number of the library's own judging.
     *
     * @param codes digest of the code tables
     * @throws RulesException where a file is read for it, and has changed
     */
    public String fingerprint(String codes) {
        var digest = Digests.sha256();
        files.forEach((name, file) -> {
            if (!isCases(name)) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(digest(name).getBytes(StandardCharsets.US_ASCII));
            }
        });
        digest.update((codes + " judging " + JUDGING).getBytes(StandardCharsets.US_ASCII));
        return "sha256:" + HexFormat.of().formatHex(digest.digest()) + (isJavaAllowed ? JAVA : "");
    }

    /** The cases of a version in one file, or at the end of the names of several, such as {@code setting.cases.yaml}. */
    public static final String CASES = "cases.yaml";

    /** Whether a file holds cases, by its path or name. */
    public static boolean isCases(String name) {
        return name.endsWith("." + CASES) || name.substring(name.lastIndexOf('/') + 1).equals(CASES);
    }
}
