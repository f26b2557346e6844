package org.coveragerules.internal.policy;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.text.NotUtf8Exception;
import org.coveragerules.internal.text.Utf8;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.yaml.YamlFile;

/**
 * What stands in a {@code policy.yaml} beside parameters, statements and criteria, which are most of it: they are cut
 * out of the text before it is parsed, and parsed when they are first asked for. A text that is not laid out as usual is
 * left to the parser as a whole, and so is one with a fault.
 */
final class PolicyHead {

    private static final Set<String> LATER = Set.of("parameters", "statements", "valueSets", "criteria");
    private static final Set<String> FIELDS = Set.of("policy", "version", "title", "effective", "until", "published",
            "source", "after", "disciplines", "codes", "appliesTo", "authority", "supersedes", "vocabulary", "parameters",
            "statements", "valueSets", "criteria");

    private final RuleFiles files;
    private final String name;
    private final PolicyVersion head;
    private final Supplier<Vocabulary> words;
    /** Held for as long as somebody uses it: rules that are open hold their own. */
    private WeakReference<PolicyVersion.Said> read = new WeakReference<>(null);

    private PolicyHead(RuleFiles files, String name, PolicyVersion head, Supplier<Vocabulary> words) {
        this.files = files;
        this.name = name;
        this.head = head;
        this.words = words;
    }

    /** A version, and its file as far as it was read. */
    record Read(PolicyVersion policy, YamlFile file) {
    }

    /**
     * Reads the head of a version; empty where the file has to be read as a whole to say.
     *
     * @param words gives those of all policies once every head is read, which add to them
     */
    static Optional<Read> read(RuleFiles files, String name, byte[] content, String policy, String version,
            Supplier<Vocabulary> words) {
        var problems = new ArrayList<Problem>();
        try {
            var cut = cut(Utf8.text(content).replace("\r\n", "\n"));
            if (cut.isEmpty()) {
                return Optional.empty();
            }
            var place = files.place(name);
            var text = PlainYaml.read(cut.get()).map(fields -> YamlFile.of(place, fields))
                    .orElseGet(() -> YamlFile.read(place, cut.get().getBytes(StandardCharsets.UTF_8)));
            var head = PolicyReader.head(text, policy, version, problems);
            return problems.isEmpty()
                    ? Optional.of(new Read(head.saying(new PolicyHead(files, name, head, words)::said), text))
                    : Optional.empty();
        } catch (RulesException | NotUtf8Exception e) {
            return Optional.empty();
        }
    }

    /** The text without what is read later; empty where a line at the margin is not a field of its own. */
    static Optional<String> cut(String text) {
        // What else ends a line in YAML is not looked for below.
        if (text.indexOf('\r') >= 0 || text.indexOf('\u0085') >= 0 || text.indexOf('\u2028') >= 0
                || text.indexOf('\u2029') >= 0) {
            return Optional.empty();
        }
        var fields = new HashSet<String>();
        var kept = new StringBuilder();
        boolean keeps = true;
        for (int begin = 0; begin < text.length();) {
            int end = text.indexOf('\n', begin) < 0 ? text.length() : text.indexOf('\n', begin) + 1;
            var line = text.substring(begin, end);
            int colon = line.indexOf(':');
            if (!isWithin(line)) {
                var field = colon < 0 ? "" : line.substring(0, colon);
                if (!FIELDS.contains(field) || !fields.add(field)) {
                    return Optional.empty();
                }
                keeps = !LATER.contains(field);
            }
            // What is left out leaves its line, so that the others keep their numbers.
            kept.append(keeps ? line : "\n");
            begin = end;
        }
        return Optional.of(kept.toString());
    }

    /** Whether a line goes on with the field before it: it is blank, indented, a comment or an item of a list. */
    private static boolean isWithin(String line) {
        return line.isBlank() || line.charAt(0) == ' ' || line.charAt(0) == '#' || line.startsWith("- ");
    }

    /** Parameters, statements and criteria, which the file has to say beside the same head. */
    private synchronized PolicyVersion.Said said() {
        var said = read.get();
        if (said == null) {
            var problems = new ArrayList<Problem>();
            var place = files.place(name);
            var file = YamlFile.read(place, files.content(name).orElseThrow());
            var whole = PolicyReader.policy(file, head.id(), head.version(),
                    beside -> files.content(head.id() + "/" + head.version() + "/" + beside), problems);
            PolicyReader.checkWords(file, words.get(), problems);
            if (problems.isEmpty() && !whole.hasHeadOf(head)) {
                problems.add(new Problem(place, 0, "is laid out in a way that hides some of it from a quick look;"
                        + " write each field on a line of its own, at the margin, and all it holds indented"));
            }
            if (!problems.isEmpty()) {
                throw new RulesException(problems);
            }
            said = whole.said().get();
            read = new WeakReference<>(said);
        }
        return said;
    }
}
