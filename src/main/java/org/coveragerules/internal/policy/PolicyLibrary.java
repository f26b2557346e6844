package org.coveragerules.internal.policy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.coveragerules.RulesException;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.vocabulary.Vocabulary;

/** Every version of every policy, immutable, for any thread. */
public final class PolicyLibrary {

    static final String DEFINITIONS = "definitions.yaml";
    static final String VOCABULARY = "vocabulary.yaml";
    static final String POLICY = "policy.yaml";
    static final String CLOCKS = "clocks.csv";

    private final Map<String, List<PolicyVersion>> versions;
    private final List<String> order;
    private final VersionIndex index;
    private final Definitions definitions;
    private final Vocabulary vocabulary;
    private final Clocks clocks;
    private final RuleFiles files;
    /** Of a library on demand, by the paths of their files, the versions as they were read that need no other to be read. */
    private final Map<String, PolicyVersion> alone;
    /** Files of versions that add words for all. */
    private final Set<String> adding;
    /** Made by the first search; null before. */
    private volatile CodeSearch search;

    /** What {@link LibraryReader} read. */
    PolicyLibrary(Map<String, List<PolicyVersion>> versions, List<String> order, Definitions definitions,
            Vocabulary vocabulary, Clocks clocks, RuleFiles files, Map<String, PolicyVersion> alone, Set<String> adding) {
        this.versions = versions;
        this.order = order;
        this.index = new VersionIndex(order, versions);
        this.definitions = definitions;
        this.vocabulary = vocabulary;
        this.clocks = clocks;
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

    /** The version of a file as it was read, where it needs no other and its folder is the very same; null: read it. */
    PolicyVersion shared(String name, RuleFiles others) {
        var known = alone.get(name);
        return known != null && others.hasFolderOf(files, folder(known)) ? known : null;
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

    /** The path of a version's files. */
    static String folder(PolicyVersion policy) {
        return policy.id() + "/" + policy.version() + "/";
    }

    private static PolicyLibrary of(RuleFiles files, boolean onDemand, PolicyLibrary earlier) {
        return new LibraryReader(files, onDemand, earlier).library();
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
        return rules(policy, new HashMap<>());
    }

    /**
     * The same, where a file that says the very same as one that was read before is not read again: of most versions
     * little differs, and to read DRL takes long.
     *
     * @param known files that were read, by name and text; those that are read now are added
     */
    public List<DrlRule> rules(PolicyVersion policy, Map<List<String>, DrlFile> known) {
        var read = files.rules(policy).entrySet().stream().map(file -> known.computeIfAbsent(
                List.of(file.getKey(), file.getValue()), both -> DrlFile.read(both.get(0), both.get(1)))).toList();
        var problems = read.stream().flatMap(file -> file.problems().stream()).map(problem ->
                problem.in(files.place(folder(policy) + problem.file()))).toList();
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
        return read.stream().flatMap(file -> file.rules().stream()).toList();
    }

    /** Whether the rule files of two versions say the very same. Often they do, and to read DRL takes long. */
    private boolean haveSameRules(PolicyVersion one, PolicyVersion other) {
        return files.rules(one).equals(files.rules(other));
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
        files.cases(folder(policy))
                .forEach(name -> cases.put(files.place(name), files.content(name).orElseThrow()));
        return cases;
    }

    /**
     * Compares two versions of a policy.
     *
     * @throws IllegalArgumentException where there is no such policy or version
     */
    public VersionDifference difference(String id, String from, String to) {
        return difference(version(id, from), version(id, to));
    }

    VersionDifference difference(PolicyVersion from, PolicyVersion to) {
        return haveSameRules(from, to) ? VersionDifference.between(from, List.of(), to, List.of())
                : VersionDifference.between(from, rules(from), to, rules(to));
    }

    /** Has the search know a version by its rules, which it does not read again then. */
    public void searchable(PolicyVersion policy, List<DrlRule> rules) {
        codeSearch().read(policy, rules);
    }

    /**
     * The versions that are published, begin or end in a window of days, both ends included, by day and policy, those
     * that begin with what they say otherwise than the version before them.
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
        return CodeTables.isCode(code) ? codeSearch().of(code, codes.declaredBy(vocabulary))
                : CodeSearch.ofDiagnosis(code, all());
    }

    /**
     * The codes of services that a version's files, its cases or a code table names, each with the versions that speak
     * of it. Of a range its ends are named.
     */
    public SortedMap<String, List<CodeMention>> codes(CodeTables codes) {
        return codeSearch().all(codes.declaredBy(vocabulary));
    }

    private CodeSearch codeSearch() {
        var ready = search;
        if (ready == null) {
            synchronized (this) {
                search = search == null ? new CodeSearch(this) : search;
                ready = search;
            }
        }
        return ready;
    }

    /** Every word that requests and rules may use. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** By when the laws have a request decided. */
    public Clocks clocks() {
        return clocks;
    }

    /** What the policies mean by their shared words. */
    public Definitions definitions() {
        return definitions;
    }
}
