package org.coveragerules.internal.policy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.VocabularyReader;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.internal.yaml.Nearest;
import org.coveragerules.internal.yaml.YamlFile;
import org.coveragerules.internal.yaml.YamlReader;

/** Every version of every policy, immutable, for any thread. */
public final class PolicyLibrary {

    private static final String DEFINITIONS = "definitions.yaml";
    private static final String VOCABULARY = "vocabulary.yaml";
    private static final String POLICY = "policy.yaml";

    private final Map<String, List<PolicyVersion>> versions;
    private final List<String> order;
    private final VersionIndex index;
    private final Definitions definitions;
    private final Vocabulary vocabulary;
    private final RuleFiles files;
    /** Of a library on demand, by the paths of their files, the versions as they were read that need no other to be read. */
    private final Map<String, PolicyVersion> alone;
    /** Files of versions that add words for all. */
    private final Set<String> adding;
    /** Made by the first search; null before. */
    private volatile CodeSearch search;

    private PolicyLibrary(Map<String, List<PolicyVersion>> versions, List<String> order, Definitions definitions,
            Vocabulary vocabulary, RuleFiles files, Map<String, PolicyVersion> alone, Set<String> adding) {
        this.versions = versions;
        this.order = order;
        this.index = new VersionIndex(order, versions);
        this.definitions = definitions;
        this.vocabulary = vocabulary;
        this.files = files;
        this.alone = alone;
        this.adding = adding;
    }

    /**
     * Reads every {@code policy.yaml}.
     *
     * @throws RulesException naming every fault found in them
     */
    public static PolicyLibrary of(RuleFiles files) {
        return of(files, false, null);
    }

    /**
     * Reads of every {@code policy.yaml} what tells when and of which lines it is asked; its parameters, statements
     * and criteria are read when they are first asked for. A fault in these shows itself then, as a
     * {@link RulesException}.
     *
     * @throws RulesException naming every fault found in what is read now
     */
    public static PolicyLibrary onDemand(RuleFiles files) {
        return of(files, true, null);
    }

    /**
     * Reads likewise what was changed since an earlier reading, and shares the rest with it.
     *
     * @throws RulesException naming every fault found in what is read now
     */
    public static PolicyLibrary onDemand(RuleFiles files, PolicyLibrary earlier) {
        var library = of(files, true, earlier);
        // Other words may be wrong, or right, anywhere.
        return library.hasWordsOf(earlier) ? library : of(files, true, null);
    }

    /** Whether nothing of what makes the words was changed. */
    private boolean hasWordsOf(PolicyLibrary earlier) {
        return files.hasFileOf(earlier.files, VOCABULARY) && adding.equals(earlier.adding)
                && adding.stream().allMatch(name -> files.hasFileOf(earlier.files, name));
    }

    /** Whether a version says, in all its files, the very same as in an earlier library, by the same words. */
    public boolean isUnchanged(PolicyVersion policy, PolicyLibrary earlier) {
        return hasWordsOf(earlier) && files.hasFolderOf(earlier.files, folder(policy));
    }

    /**
     * Stands for everything that a version is compiled from: its own files, and those of the words and definitions that
     * all share.
     *
     * @throws RulesException where a file is read for it, and has changed
     */
    public String digest(PolicyVersion policy) {
        var names = files.names(folder(policy));
        names.addAll(adding);
        names.add(VOCABULARY);
        names.add(DEFINITIONS);
        return files.digest(names);
    }

    private static String folder(PolicyVersion policy) {
        return policy.id() + "/" + policy.version() + "/";
    }

    /** A version that was read, or what is wrong with it; without its file it is shared with an earlier reading. */
    private record Read(String name, PolicyVersion policy, YamlFile file, List<Problem> problems) {

        boolean adds() {
            return file != null && !file.root().path("vocabulary").isMissingNode();
        }

        boolean isAlone() {
            return policy != null && !adds() && policy.supersedes().isEmpty();
        }
    }

    private static PolicyLibrary of(RuleFiles files, boolean onDemand, PolicyLibrary earlier) {
        var problems = new ArrayList<Problem>();
        var versions = new TreeMap<String, List<PolicyVersion>>();
        var words = new AtomicReference<Vocabulary>();
        // Of many files most of the time is the parser's: all cores read, and what they find is taken in order.
        var all = files.names().stream().toList().parallelStream().map(name -> {
            var known = earlier == null ? null : earlier.alone.get(name);
            return known != null && files.hasFolderOf(earlier.files, folder(known))
                    ? new Read(name, known, null, List.of()) : read(files, name, onDemand, words::get);
        })
                .toList();
        all.forEach(read -> {
            problems.addAll(read.problems);
            if (read.policy != null) {
                versions.computeIfAbsent(read.policy.id(), id -> new ArrayList<>()).add(read.policy);
            }
        });
        var definitions = definitions(files, problems);
        int known = problems.size();
        var vocabulary = vocabulary(files, all, problems);
        words.set(vocabulary);
        // Words that could not be read are missed everywhere, which would hide why.
        if (problems.size() == known) {
            checkWords(files, all, definitions, vocabulary, problems);
        }
        if (versions.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(files.root(), 0, "holds no policy; a version is a folder `<policy>/<version>/`"
                    + " with a `" + POLICY + "` and rule files"));
        }
        versions.replaceAll((id, unordered) -> inOrder(files, unordered, problems));
        checkSuperseding(all, versions, problems);
        var order = problems.isEmpty() ? order(files, versions, problems) : List.<String>of();
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
        var alone = all.stream().filter(read -> onDemand && read.isAlone())
                .collect(Collectors.toMap(Read::name, Read::policy));
        return new PolicyLibrary(versions, order, definitions, vocabulary, files, alone,
                all.stream().filter(Read::adds).map(Read::name).collect(Collectors.toSet()));
    }

    /** Ids of all policies, each after those whose rules are asked before its own. */
    public List<String> order() {
        return order;
    }

    /** Which versions judge a line. */
    public VersionIndex index() {
        return index;
    }

    /** Versions of a policy, the earliest first; empty for an unknown id. */
    public List<PolicyVersion> versions(String id) {
        return versions.getOrDefault(id, List.of());
    }

    /** Every version of every policy, by id and effective date. */
    public List<PolicyVersion> all() {
        return versions.values().stream().flatMap(List::stream).toList();
    }

    /** The version of a policy in force on a day. */
    public Optional<PolicyVersion> inForce(String id, LocalDate day) {
        return versions(id).stream().filter(version -> version.inForce(day)).findFirst();
    }

    /**
     * A version by its name.
     *
     * @throws IllegalArgumentException where there is no such policy or version, naming those there are
     */
    public PolicyVersion version(String id, String version) {
        var known = versions(id);
        if (known.isEmpty()) {
            throw new IllegalArgumentException("there is no policy `" + id + "`; there are "
                    + versions.keySet().stream().toList());
        }
        return known.stream().filter(policy -> policy.version().equals(version)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("policy `" + id + "` has no version `" + version
                        + "`; it has " + known.stream().map(PolicyVersion::version).toList()));
    }

    /** The version of its policy that ends where this one begins; empty for the earliest. */
    public Optional<PolicyVersion> before(PolicyVersion policy) {
        int place = versions(policy.id()).indexOf(policy);
        return place < 1 ? Optional.empty() : Optional.of(versions(policy.id()).get(place - 1));
    }

    /** The version of its policy that begins where this one ends; empty for the latest. */
    public Optional<PolicyVersion> after(PolicyVersion policy) {
        var known = versions(policy.id());
        int next = known.indexOf(policy) + 1;
        return next == 0 || next == known.size() ? Optional.empty() : Optional.of(known.get(next));
    }

    /**
     * A version's rules as they are written, in the order of its files' names, each file's as they stand there.
     *
     * @throws RulesException where a file can't be read as DRL
     */
    public List<DrlRule> rules(PolicyVersion policy) {
        var read = files.rules(policy).entrySet().stream()
                .map(file -> DrlFile.read(file.getKey(), file.getValue())).toList();
        var problems = read.stream().flatMap(file -> file.problems().stream()).map(problem ->
                problem.in(files.place(folder(policy) + problem.file()))).toList();
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
        return read.stream().flatMap(file -> file.rules().stream()).toList();
    }

    /** What a version's {@code policy.yaml} and rule files say, in no order. */
    Stream<String> texts(PolicyVersion policy) {
        var head = files.content(folder(policy) + POLICY).orElseThrow();
        // Where it is not UTF-8, it was refused when it was read.
        return Stream.concat(Stream.of(new String(head, StandardCharsets.UTF_8)),
                files.rules(policy).values().stream());
    }

    /** The files of a version's cases by how messages name them, in the order of their names. */
    public Map<String, byte[]> cases(PolicyVersion policy) {
        var cases = new LinkedHashMap<String, byte[]>();
        files.names().stream().filter(name -> name.startsWith(folder(policy)) && RuleFiles.isCases(name))
                .forEach(name -> cases.put(files.place(name), files.content(name).orElseThrow()));
        return cases;
    }

    /**
     * Compares two versions of a policy.
     *
     * @throws IllegalArgumentException where there is no such policy or version
     */
    public VersionDifference difference(String id, String from, String to) {
        return VersionDifference.between(this, version(id, from), version(id, to));
    }

    /**
     * The versions that begin or end in a window of days, both ends included, by day and policy, each with what it says
     * otherwise than the version before it.
     */
    public List<PolicyAnnouncement> changes(LocalDate from, LocalDate to) {
        return PolicyAnnouncement.between(this, from, to);
    }

    /**
     * Which versions speak of a code and by what, by policy and effective date. What the code tables say of the code
     * counts where a rule of the version asks for it; the edits of CMS, which are about codes beside each other, do
     * not. Of a diagnosis the versions speak whose value sets hold it. The first search reads every version's rules.
     */
    public List<CodeMention> search(String code, CodeTables codes) {
        if (!CodeTables.isCode(code)) {
            return ofDiagnosis(code);
        }
        var ready = search;
        if (ready == null) {
            synchronized (this) {
                search = search == null ? new CodeSearch(this) : search;
                ready = search;
            }
        }
        return ready.of(code, codes);
    }

    /** The versions whose value sets hold a code that is of no service. */
    private List<CodeMention> ofDiagnosis(String code) {
        var mentions = new ArrayList<CodeMention>();
        for (var policy : all()) {
            var grounds = policy.valueSets().values().stream()
                    .filter(set -> CodeSet.isHierarchy(set.system()) && set.codes().has(code))
                    .map(set -> new CodeMention.Ground(CodeMention.Kind.VALUE_SET, set.name(), "", null, null,
                    List.of()))
                    .toList();
            if (!grounds.isEmpty()) {
                mentions.add(new CodeMention(policy.id(), policy.version(), policy.effective(), policy.until(),
                        grounds));
            }
        }
        return List.copyOf(mentions);
    }

    /** Every word that requests and rules may use. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** What the policies mean by their shared words. */
    public Definitions definitions() {
        return definitions;
    }

    private static Read read(RuleFiles files, String name, boolean onDemand, Supplier<Vocabulary> words) {
        var problems = new ArrayList<Problem>();
        PolicyVersion policy = null;
        YamlFile read = null;
        var parts = PolicyReader.parts(name);
        if (parts != null && parts.get(2).equals(POLICY)) {
            var head = onDemand ? PolicyHead.read(files, name, files.content(name).orElseThrow(), parts.get(0),
                    parts.get(1), words) : Optional.<PolicyHead.Read>empty();
            if (head.isPresent()) {
                policy = head.get().policy();
                read = head.get().file();
            } else {
                read = yaml(files, name, problems).orElse(null);
                policy = read == null ? null : PolicyReader.policy(read, parts.get(0), parts.get(1),
                        beside -> files.content(parts.get(0) + "/" + parts.get(1) + "/" + beside), problems);
            }
        } else if (parts != null && !files.names().contains(parts.get(0) + "/" + parts.get(1) + "/" + POLICY)) {
            problems.add(new Problem(files.place(name), 0, "has no `" + POLICY + "` beside it; add one, or move"
                    + " the file into the folder of its policy version"));
        } else if (parts == null && !name.equals(DEFINITIONS) && !name.equals(VOCABULARY)) {
            problems.add(new Problem(files.place(name), 0, "lies outside a policy version; a rule file belongs in"
                    + " `<policy>/<version>/`"));
        }
        return new Read(name, policy, read, problems);
    }

    private static Optional<YamlFile> yaml(RuleFiles files, String name, List<Problem> problems) {
        try {
            return Optional.of(files.yaml(name));
        } catch (RulesException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private static Definitions definitions(RuleFiles files, List<Problem> problems) {
        if (!files.names().contains(DEFINITIONS)) {
            problems.add(new Problem(files.place(DEFINITIONS), 0, "is missing; it says which places of service are the"
                    + " outpatient hospital and which modifiers tell a discipline. Copy the one of the project's"
                    + " `rules` directory"));
            return null;
        }
        return yaml(files, DEFINITIONS, problems)
                .map(file -> PolicyReader.definitions(file, problems)).orElse(null);
    }

    /** The words of the shared file and of each version that adds some. */
    private static Vocabulary vocabulary(RuleFiles files, List<Read> all, List<Problem> problems) {
        boolean isThere = files.names().contains(VOCABULARY);
        if (!isThere) {
            problems.add(new Problem(files.place(VOCABULARY), 0, "is missing; it has the documents, categories, reasons"
                    + " and other words that requests and rules use. Copy the one of the project's `rules` directory"));
        }
        var shared = isThere ? yaml(files, VOCABULARY, problems) : Optional.<YamlFile>empty();
        if (shared.isEmpty()) {
            return new VocabularyReader(new ArrayList<>()).vocabulary("");
        }
        var reader = new VocabularyReader(problems);
        reader.read(shared.get(), shared.get().root());
        all.stream().filter(read -> read.file != null).forEach(read -> reader.read(read.file,
                read.file.root().path("vocabulary")));
        return reader.vocabulary(files.place(VOCABULARY));
    }

    /** What names a word has to name one that there is. */
    private static void checkWords(RuleFiles files, List<Read> all, Definitions definitions, Vocabulary vocabulary,
            List<Problem> problems) {
        var categories = vocabulary.words(WordKind.CATEGORY).keySet();
        if (definitions != null) {
            definitions.categories().stream().filter(each -> !categories.contains(each)).forEach(each -> problems.add(
                    new Problem(files.place(DEFINITIONS), 0, "names the category `" + each + "`, which no vocabulary"
                            + " has" + Nearest.hint(each, categories))));
        }
        all.stream().filter(read -> read.file != null)
                .forEach(read -> PolicyReader.checkWords(read.file, vocabulary, problems));
    }

    /** What a version supersedes has to be there, and no two may supersede each other, on whatever way. */
    private static void checkSuperseding(List<Read> all, Map<String, List<PolicyVersion>> versions,
            List<Problem> problems) {
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

    /** Earliest first, each ending the day before the next begins. */
    private static List<PolicyVersion> inOrder(RuleFiles files, List<PolicyVersion> unordered, List<Problem> problems) {
        var sorted = new ArrayList<>(unordered);
        sorted.sort(Comparator.comparing(PolicyVersion::effective, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(PolicyVersion::version));
        for (int i = 0; i + 1 < sorted.size(); i++) {
            var version = sorted.get(i);
            var next = sorted.get(i + 1);
            var begins = next.effective();
            if (begins == null || begins.equals(version.effective())) {
                problems.add(new Problem(files.place(folder(next) + POLICY), 0,
                        "begins on the day `" + version.name() + "` does (" + (begins == null ? "open" : begins)
                                + "); give each version an `effective` day of its own"));
            } else if (version.until() != null) {
                problems.add(new Problem(files.place(folder(version) + POLICY), 0,
                        "`until` is " + version.until() + ", and `" + next.name() + "` begins on " + begins
                                + "; remove `until`: a version ends the day before the next begins"));
            } else {
                sorted.set(i, version.endingOn(begins.minusDays(1)));
            }
        }
        return List.copyOf(sorted);
    }

    /** Each policy after those its versions name in {@code after}; of those that may come next, the first by id. */
    private static List<String> order(RuleFiles files, Map<String, List<PolicyVersion>> versions,
            List<Problem> problems) {
        var waitsFor = new HashMap<String, Integer>();
        var followers = new HashMap<String, List<String>>();
        var next = new PriorityQueue<String>();
        versions.forEach((id, all) -> {
            var earlier = new HashSet<String>();
            all.forEach(version -> earlier.addAll(version.after()));
            earlier.retainAll(versions.keySet());
            earlier.forEach(each -> followers.computeIfAbsent(each, none -> new ArrayList<>()).add(id));
            waitsFor.put(id, earlier.size());
            if (earlier.isEmpty()) {
                next.add(id);
            }
        });
        var order = new ArrayList<String>(versions.size());
        while (!next.isEmpty()) {
            var id = next.remove();
            order.add(id);
            waitsFor.remove(id);
            for (var follower : followers.getOrDefault(id, List.of())) {
                if (waitsFor.merge(follower, -1, Integer::sum) == 0) {
                    next.add(follower);
                }
            }
        }
        if (!waitsFor.isEmpty()) {
            problems.add(new Problem(files.root(), 0, "policies name each other in `after`, in a circle: "
                    + new TreeSet<>(waitsFor.keySet()) + "; remove one of the names"));
        }
        return List.copyOf(order);
    }
}
