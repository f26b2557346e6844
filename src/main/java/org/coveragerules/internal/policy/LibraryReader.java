package org.coveragerules.internal.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.VocabularyReader;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.internal.yaml.Nearest;
import org.coveragerules.internal.yaml.YamlFile;
import org.coveragerules.internal.yaml.YamlReader;

/** Reads the policies, words and definitions of a rules directory, and finds everything that is wrong with them. */
final class LibraryReader {

    /** A version that was read, or what is wrong with it; without its file it is shared with an earlier reading. */
    private record Read(String name, PolicyVersion policy, YamlFile file, List<Problem> problems) {

        boolean adds() {
            return file != null && !file.root().path("vocabulary").isMissingNode();
        }

        boolean isAlone() {
            return policy != null && !adds() && policy.supersedes().isEmpty();
        }
    }

    /** Files of all policies. */
    private static final Set<String> SHARED = Set.of(PolicyLibrary.DEFINITIONS, PolicyLibrary.VOCABULARY,
            PolicyLibrary.CLOCKS);

    private final RuleFiles files;
    private final boolean onDemand;
    /** What is shared where nothing was changed; null: nothing. */
    private final PolicyLibrary earlier;
    private final List<Problem> problems = new ArrayList<>();

    LibraryReader(RuleFiles files, boolean onDemand, PolicyLibrary earlier) {
        this.files = files;
        this.onDemand = onDemand;
        this.earlier = earlier;
    }

    /**
     * The library.
     *
     * @throws RulesException naming everything that is wrong
     */
    PolicyLibrary library() {
        var versions = new TreeMap<String, List<PolicyVersion>>();
        var words = new AtomicReference<Vocabulary>();
        // Of many files most of the time is the parser's: all cores read, and what they find is taken in order.
        var all = files.names().stream().toList().parallelStream().map(name -> {
            var known = earlier == null ? null : earlier.shared(name, files);
            return known != null ? new Read(name, known, null, List.of()) : read(name, words::get);
        }).toList();
        all.forEach(read -> {
            problems.addAll(read.problems);
            if (read.policy != null) {
                versions.computeIfAbsent(read.policy.id(), id -> new ArrayList<>()).add(read.policy);
            }
        });
        var definitions = definitions();
        var clocks = clocks(definitions);
        int known = problems.size();
        var vocabulary = vocabulary(all);
        words.set(vocabulary);
        // Words that could not be read are missed everywhere, which would hide why.
        if (problems.size() == known) {
            checkWords(all, definitions, vocabulary);
        }
        if (versions.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(files.root(), 0, "holds no policy; a version is a folder `<policy>/<version>/`"
                    + " with a `" + PolicyLibrary.POLICY + "` and rule files"));
        }
        var inTime = new VersionOrder(files, problems);
        versions.replaceAll((id, unordered) -> inTime.inOrder(unordered));
        checkSuperseding(all, versions);
        var order = problems.isEmpty() ? inTime.order(versions) : List.<String>of();
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
        var alone = all.stream().filter(read -> onDemand && read.isAlone())
                .collect(Collectors.toMap(Read::name, Read::policy));
        return new PolicyLibrary(versions, order, definitions, vocabulary, clocks, files, alone,
                all.stream().filter(Read::adds).map(Read::name).collect(Collectors.toSet()));
    }

    private Read read(String name, Supplier<Vocabulary> words) {
        var found = new ArrayList<Problem>();
        PolicyVersion policy = null;
        YamlFile read = null;
        var parts = PolicyReader.parts(name);
        if (parts != null && parts.get(2).equals(PolicyLibrary.POLICY)) {
            var head = onDemand ? PolicyHead.read(files, name, files.content(name).orElseThrow(), parts.get(0),
                    parts.get(1), words) : Optional.<PolicyHead.Read>empty();
            if (head.isPresent()) {
                policy = head.get().policy();
                read = head.get().file();
            } else {
                read = yaml(name, found).orElse(null);
                policy = read == null ? null : PolicyReader.policy(read, parts.get(0), parts.get(1),
                        beside -> files.content(parts.get(0) + "/" + parts.get(1) + "/" + beside), found);
            }
        } else if (parts != null && !files.names().contains(parts.get(0) + "/" + parts.get(1) + "/"
                + PolicyLibrary.POLICY)) {
            found.add(new Problem(files.place(name), 0, "has no `" + PolicyLibrary.POLICY
                    + "` beside it; add one, or move"
                    + " the file into the folder of its policy version"));
        } else if (parts == null && !SHARED.contains(name)) {
            found.add(new Problem(files.place(name), 0, "lies outside a policy version; a rule file belongs in"
                    + " `<policy>/<version>/`"));
        }
        return new Read(name, policy, read, found);
    }

    private Optional<YamlFile> yaml(String name, List<Problem> found) {
        try {
            return Optional.of(files.yaml(name));
        } catch (RulesException e) {
            found.addAll(e.problems());
            return Optional.empty();
        }
    }

    private Definitions definitions() {
        if (!files.names().contains(PolicyLibrary.DEFINITIONS)) {
            problems.add(new Problem(files.place(PolicyLibrary.DEFINITIONS), 0,
                    "is missing; it says which places of service are the"
                    + " outpatient hospital and which modifiers tell a discipline. Copy the one of the project's"
                    + " `rules` directory"));
            return null;
        }
        return yaml(PolicyLibrary.DEFINITIONS, problems)
                .map(file -> PolicyReader.definitions(file, problems)).orElse(null);
    }

    /** Without the file no law's clock runs. */
    private Clocks clocks(Definitions definitions) {
        var read = files.content(PolicyLibrary.CLOCKS).map(content -> ClockReader.clocks(
                files.place(PolicyLibrary.CLOCKS), content, problems)).orElse(List.of());
        return new Clocks(read, definitions == null ? List.of() : definitions.holidays());
    }

    /** The words of the shared file and of each version that adds some. */
    private Vocabulary vocabulary(List<Read> all) {
        boolean isThere = files.names().contains(PolicyLibrary.VOCABULARY);
        if (!isThere) {
            problems.add(new Problem(files.place(PolicyLibrary.VOCABULARY), 0,
                    "is missing; it has the documents, categories, reasons"
                    + " and other words that requests and rules use. Copy the one of the project's `rules` directory"));
        }
        var shared = isThere ? yaml(PolicyLibrary.VOCABULARY, problems) : Optional.<YamlFile>empty();
        if (shared.isEmpty()) {
            return new VocabularyReader(new ArrayList<>()).vocabulary("");
        }
        var reader = new VocabularyReader(problems);
        reader.read(shared.get(), shared.get().root());
        all.stream().filter(read -> read.file != null).forEach(read -> reader.read(read.file,
                read.file.root().path("vocabulary")));
        return reader.vocabulary(files.place(PolicyLibrary.VOCABULARY));
    }

    /** What names a word has to name one that there is. */
    private void checkWords(List<Read> all, Definitions definitions, Vocabulary vocabulary) {
        var categories = vocabulary.words(WordKind.CATEGORY).keySet();
        if (definitions != null) {
            definitions.categories().stream().filter(each -> !categories.contains(each)).forEach(each -> problems.add(
                    new Problem(files.place(PolicyLibrary.DEFINITIONS), 0, "names the category `" + each
                    + "`, which no vocabulary"
                            + " has" + Nearest.hint(each, categories))));
        }
        all.stream().filter(read -> read.file != null)
                .forEach(read -> PolicyReader.checkWords(read.file, vocabulary, problems));
    }

    /** What a version supersedes has to be there, and no two may supersede each other, on whatever way. */
    private void checkSuperseding(List<Read> all, Map<String, List<PolicyVersion>> versions) {
        for (var read : all) {
            if (read.policy == null || read.file == null) {
                continue;
            }
            var reader = new YamlReader(read.file, problems);
            var at = read.file.root().path("supersedes");
            for (var id : read.policy.supersedes()) {
                if (!versions.containsKey(id)) {
                    reader.problem(at, "`supersedes` names `" + id + "`, and there is no such policy"
                            + Nearest.hint(id, versions.keySet()));
                } else if (supersedes(id, read.policy.id(), versions, new HashSet<>())) {
                    reader.problem(at, "`" + read.policy.id() + "` supersedes `" + id
                            + "`, which supersedes it in turn; remove one of the names");
                }
            }
        }
    }

    private static boolean supersedes(String id, String other, Map<String, List<PolicyVersion>> versions,
            Set<String> seen) {
        return id.equals(other) || seen.add(id) && versions.getOrDefault(id, List.of()).stream()
                .flatMap(version -> version.supersedes().stream())
                .anyMatch(next -> supersedes(next, other, versions, seen));
    }
}
