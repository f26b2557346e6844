package org.coveragerules.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coveragerules.policy.DrlFile;
import org.coveragerules.policy.Policy;
import org.coveragerules.policy.RuleFiles;
import org.coveragerules.vocabulary.WordKind;
import org.coveragerules.vocabulary.Vocabulary;

/**
 * The rule files of one policy version.
 *
 * @param policy the version
 * @param words  those that its rules may use
 * @param places how messages name each file
 * @param texts  each file's text by its name
 */
record RuleSources(Policy policy, Vocabulary words, Map<String, String> places, SortedMap<String, String> texts) {

    /** Above the packages of all versions. */
    static final String ROOT_PACKAGE = "coveragerules";

    /** A word of a kind, such as {@code Need.SAFETY}, or a reason, which stands alone. */
    private static final Pattern WORD = Pattern.compile(
            "(?<![\\w.$])(?:([A-Z]\\w*)\\s*\\.\\s*)?([A-Z][A-Z0-9_]*)\\b(?!\\s*[.(])");
    private static final Map<String, WordKind> KINDS = Stream.of(WordKind.values())
            .collect(Collectors.toMap(WordKind::type, kind -> kind));

    /** Stands before the first line of each file, on that line, so that lines keep their numbers. */
    private static final String PRELUDE = String.join("; ", "",
            "import java.util.List",
            "import org.coveragerules.facts.*",
            "import org.coveragerules.request.*",
            "import org.coveragerules.determination.Population",
            "global org.coveragerules.facts.Reasons reasons",
            "global org.coveragerules.facts.PolicyParameters policy",
            "global org.coveragerules.facts.Coding coding",
            "");

    /**
     * The file whose rules derive named facts. They are all asked before the rules of the other files, so that these
     * may also say that there is no such fact; no rule's answer depends on the order within a file.
     */
    static final String FACTS_FILE = "facts.drl";

    /** The group of those rules. */
    static final String FACTS = "facts";

    static RuleSources of(Policy policy, RuleFiles files, Vocabulary words) {
        var folder = policy.id() + "/" + policy.version() + "/";
        var places = new LinkedHashMap<String, String>();
        var texts = files.rules(policy);
        texts.keySet().forEach(file -> places.put(file, files.place(folder + file)));
        return new RuleSources(policy, words, places, texts);
    }

    /** The same version with other files. */
    RuleSources with(SortedMap<String, String> files) {
        return new RuleSources(policy, words, places, files);
    }

    /** Stands for the files' names and texts where these are not kept. */
    String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : texts.keySet()) {
                for (var part : List.of(file, forCompiler(file))) {
                    var bytes = part.getBytes(StandardCharsets.UTF_8);
                    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                    digest.update(bytes);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The Java package of the version's rules: its own, since the bundled versions share a class loader. */
    String javaPackage() {
        return ROOT_PACKAGE + "." + identifier(policy.id()) + ".v" + identifier(policy.version());
    }

    /** A file's text as the engine compiles it, which keeps a string of ASCII only apart from any other everywhere. */
    String forCompiler(String file) {
        return DrlFile.withAsciiStrings(withWords(withPrelude(file)));
    }

    /** A text whose words of the vocabulary are the texts that they are in a request; what is none stays. */
    private String withWords(String text) {
        var named = WORD.matcher(DrlFile.withoutWords(text));
        var written = new StringBuilder();
        int end = 0;
        while (named.find()) {
            var kind = named.group(1);
            var name = named.group(2);
            boolean isWord = kind == null ? words.reasons().containsKey(name) : KINDS.containsKey(kind)
                    && words.words(KINDS.get(kind)).containsKey(name);
            if (isWord) {
                written.append(text, end, named.start()).append('"').append(name).append('"');
                end = named.end();
            }
        }
        return written.append(text, end, text.length()).toString();
    }

    /** A file's text as the engine parses it. */
    String withPrelude(String file) {
        return "package " + javaPackage() + PRELUDE
                + (file.equals(FACTS_FILE) ? "ruleflow-group \"" + FACTS + "\"; " : "") + texts.get(file);
    }

    private static String identifier(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "_");
    }
}
