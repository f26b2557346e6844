package org.coveragerules.internal.engine;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.judging.InsertedFacts;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.text.Digests;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;

/**
 * The rule files of one policy version.
 *
 * @param policy the version
 * @param words  those that its rules may use
 * @param places how messages name each file
 * @param texts  each file's text by its name
 * @param files  all files of the directory
 */
record RuleSources(PolicyVersion policy, Vocabulary words, Map<String, String> places, SortedMap<String, String> texts,
        RuleFiles files) {

    /** Of whatever a file says, what may be a word of the vocabulary. */
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Map<String, WordKind> KINDS = Stream.of(WordKind.values())
            .collect(Collectors.toMap(WordKind::type, kind -> kind));

    /** Stands before the first line of each file, on that line, so that lines keep their numbers. */
    private static final String PRELUDE = String.join("; ", "",
            "import java.time.DayOfWeek",
            "import java.time.LocalDate",
            "import java.time.Period",
            "import java.time.temporal.ChronoUnit",
            "import java.util.List",
            "import org.coveragerules.internal.facts.*",
            "import org.coveragerules.request.*",
            "import org.coveragerules.Population",
            "global org.coveragerules.internal.facts.Reasons reasons",
            "global org.coveragerules.internal.facts.PolicyParameters policy",
            "global org.coveragerules.internal.facts.Coding coding",
            "");

    /**
     * The file whose rules derive named facts. They are all asked before the rules of the other files, so that these
     * may also say that there is no such fact; no rule's answer depends on the order within a file.
     */
    static final String FACTS_FILE = InsertedFacts.FILE;

    /** The group of those rules. */
    static final String FACTS = "facts";

    static RuleSources of(PolicyVersion policy, RuleFiles files, Vocabulary words) {
        var folder = policy.id() + "/" + policy.version() + "/";
        var places = new LinkedHashMap<String, String>();
        var texts = files.rules(policy);
        texts.keySet().forEach(file -> places.put(file, files.place(folder + file)));
        return new RuleSources(policy, words, places, texts, files);
    }

    /** How messages name a file. */
    String place(String file) {
        return places.getOrDefault(file, policy.name());
    }

    /** The name of the file that messages name so. */
    String name(String place) {
        return places.entrySet().stream().filter(file -> file.getValue().equals(place))
                .map(Map.Entry::getKey).findFirst().orElse(place);
    }

    /** Where a rule stands, as a message begins; of no rule in particular: which version. */
    String placeOf(String rule) {
        for (var file : texts.entrySet()) {
            for (var each : DrlFile.read(place(file.getKey()), file.getValue()).rules()) {
                if (each.name().equals(rule)) {
                    return each.in().name() + ":" + each.line() + ": rule `" + rule + "` ";
                }
            }
        }
        return policy.name() + " ";
    }

    /** The same version with other files. */
    RuleSources with(SortedMap<String, String> other) {
        return new RuleSources(policy, words, places, other, files);
    }

    /** Stands for the files' names and texts, and the words that they use, where these are not kept. */
    String digest() {
        var digest = Digests.sha256();
        for (var file : texts.entrySet()) {
            for (var part : List.of(file.getKey(), file.getValue(), used(file.getValue()).toString())) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
        }
        if (files.isJavaAllowed()) {
            digest.update((byte) 'J');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What of a text may be written otherwise for the compiler, since it is a word. */
    private SortedSet<String> used(String text) {
        var used = new TreeSet<String>();
        WORD.matcher(text).results().map(MatchResult::group).distinct().forEach(name -> {
            KINDS.keySet().stream().filter(type -> isWord(type, name)).forEach(type -> used.add(type + "." + name));
            if (isWord("", name)) {
                used.add(name);
            }
        });
        return used;
    }

    private boolean isWord(String type, String name) {
        return type.isEmpty() ? words.reasons().containsKey(name)
                : KINDS.containsKey(type) && words.words(KINDS.get(type)).containsKey(name);
    }

    /** The Java package of the version's rules: its own, since the bundled versions share a class loader. */
    String javaPackage() {
        return RuleCompiler.rootPackage() + "." + identifier(policy.id()) + ".v" + identifier(policy.version());
    }

    /**
     * A file's text as the engine compiles it: the words of the vocabulary are the texts that they are in a request, and
     * strings are of ASCII only, which is kept apart from any other everywhere.
     */
    String forCompiler(String file) {
        return DrlFile.compiled(withPrelude(file), this::isWord);
    }

    /** A file's text as it is written, after what stands before every file. */
    String withPrelude(String file) {
        return "package " + javaPackage() + PRELUDE
                + (file.equals(FACTS_FILE) ? "ruleflow-group \"" + FACTS + "\"; " : "") + texts.get(file);
    }

    private static String identifier(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "_");
    }
}
