package org.coveragerules.internal.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.coveragerules.CriterionResult;
import org.coveragerules.JudgedCriteria;
import org.coveragerules.internal.criteria.Criteria;
import org.coveragerules.internal.criteria.LeafOutcome;
import org.coveragerules.internal.drl.Asked;
import org.coveragerules.internal.drl.Asked.Wanted;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.facts.Finding;
import org.coveragerules.internal.facts.PolicyParameters;
import org.coveragerules.internal.facts.Reasons;
import org.coveragerules.internal.facts.RuleText;
import org.coveragerules.internal.facts.ServiceLine;
import org.coveragerules.internal.facts.Template;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.vocabulary.Role;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;

/** The criteria of a version and the rules of their leaves, which tell by their own conditions what they ask for. */
final class CriteriaRules {

    /** What tells of a criterion of which something is missing. */
    private static final String UNKNOWN = "%s: {missing}.";

    /** The template of a remedy that asks the questions of the words that are missing. */
    private static final Template QUESTIONS = Template.of("{questions}");

    /** Asks for something that the conditions of its rule do not show. */
    static final String NEEDS = "needs";

    /**
     * A rule of a leaf.
     *
     * @param text      its texts
     * @param otherwise what is found where it is not met
     * @param needs     what it asks for, each with whether its absence makes even a match say nothing
     * @param least     the number that what it asks for has to reach, as a text shows it; null: none
     * @param most      the number that it must not pass; null: none
     */
    private record LeafRule(RuleText text, Template otherwise, List<Need> needs, String least, String most) {
    }

    /**
     * Something that a rule asks for.
     *
     * @param missing  what to call it where it is not there
     * @param isThere  whether a line has it
     * @param document whether it is a document
     * @param voids    whether a match says nothing where it is not there: there is nothing of a kind, say, of which
     *                 nobody knows
     */
    private record Need(String missing, Predicate<ServiceLine> isThere, boolean document, boolean voids) {
    }

    private final PolicyVersion policy;
    private final PolicyVersion.Said said;
    private final PolicyParameters parameters;
    private final Vocabulary words;
    private final Map<String, List<LeafRule>> leaves = new HashMap<>();
    /** What tells of something missing, by the role of the reason. */
    private final Map<Role, Template> unknown = new EnumMap<>(Role.class);
    private final Map<Criteria, RuleText> wholes = new HashMap<>();

    private CriteriaRules(PolicyVersion policy, PolicyVersion.Said said, PolicyParameters parameters,
            Vocabulary words) {
        this.policy = policy;
        this.said = said;
        this.parameters = parameters;
        this.words = words;
        for (var role : List.of(Role.RECORDS, Role.INFORMATION)) {
            unknown.put(role, unknown(words.reason(role).says()));
        }
    }

    /** Those of a version; its rules are read only where it has criteria. */
    static CriteriaRules of(RuleSources sources, PolicyVersion.Said said, PolicyParameters parameters,
            Collection<RuleText> texts) {
        var criteria = new CriteriaRules(sources.policy(), said, parameters, sources.words());
        if (!said.criteria().isEmpty()) {
            var byName = new HashMap<String, RuleText>();
            texts.forEach(text -> byName.put(text.rule(), text));
            sources.texts().forEach((file, text) -> DrlFile.read(file, text).rules().stream()
                    .filter(DrlRule::meetsCriterion).forEach(rule -> criteria.add(rule, byName.get(rule.name()))));
            said.criteria().forEach(criteria::whole);
        }
        return criteria;
    }

    private void add(DrlRule rule, RuleText text) {
        var asked = Asked.of(rule);
        var needs = new ArrayList<Need>();
        asked.facts().forEach(fact -> needs.add(need(fact)));
        rule.annotation(NEEDS).ifPresent(named -> List.of(named.value().split("\\s*,\\s*"))
                .forEach(name -> needs.add(named(name))));
        leaves.computeIfAbsent(text.statement(), none -> new ArrayList<>()).add(new LeafRule(text, otherwise(text),
                needs,
                bound(asked.bounds().stream().filter(Asked.Bound::isLeast).toList()),
                bound(asked.bounds().stream().filter(Asked.Bound::isMost).toList())));
    }

    private Template otherwise(RuleText text) {
        return text.otherwise() != null ? text.otherwise() : Template.of(words.reason(Role.CRITERIA_FAIL).says() + ": "
                + said.statements().get(text.statement()).says());
    }

    private static Template unknown(String says) {
        return Template.of(UNKNOWN.formatted(Character.toUpperCase(says.charAt(0)) + says.substring(1)));
    }

    private String bound(List<Asked.Bound> bounds) {
        return bounds.size() != 1 ? null : bounds.get(0).number().map(number -> number.toPlainString())
                .orElseGet(() -> bounds.get(0).parameter().map(parameters::shown).orElse(null));
    }

    private Need need(Asked.Fact fact) {
        boolean notPresent = fact.wanted() != Wanted.PRESENT;
        return switch (fact.kind()) {
            case OBSERVATION -> observation(fact.name(), notPresent);
            case AGE -> new Need(fact.missing(), line -> line.age() != null, false, notPresent);
            case SEX -> new Need(fact.missing(), line -> line.sex() != null, false, notPresent);
            case DIAGNOSES -> new Need(fact.missing(), line -> line.diagnoses() != null, false, notPresent);
            case SERVICES -> new Need(fact.missing(), ServiceLine::servicesKnown, false, true);
            case TREATMENTS -> new Need(fact.missing(), line -> line.evidence().tellsTreatments(), false, notPresent);
            case PLACE_OF_SERVICE -> new Need(fact.missing(), line -> line.requested().placeOfService() != null, false,
                    notPresent);
            case DOCUMENT -> new Need(fact.missing(), line -> fact.wanted() != Wanted.PRESENT
                    || fact.name().isEmpty() || line.evidence().hasDocument(fact.name()), true, false);
            // A line without modifiers has none.
            case MODIFIERS -> new Need(fact.missing(), line -> true, false, false);
        };
    }

    private static Need observation(String name, boolean voids) {
        return new Need(name, line -> name.isEmpty() || line.evidence().isObserved(name), false, voids);
    }

    private Need named(String name) {
        if (words.words(WordKind.DOCUMENT).containsKey(name)) {
            return need(new Asked.Fact(Asked.Kind.DOCUMENT, name, Wanted.PRESENT, null));
        }
        for (var kind : Asked.Kind.values()) {
            if (kind.path().equals(name)) {
                return need(new Asked.Fact(kind, "", Wanted.ABSENT, null));
            }
        }
        return observation(name, true);
    }

    private void whole(Criteria criteria) {
        var statement = said.statements().get(criteria.statement());
        wholes.put(criteria, new RuleText(policy.id(), policy.version(), "criteria " + statement.id(), statement.id(),
                statement.section(), statement.group(), 0, Template.of(statement.says()), null, null, null,
                parameters));
    }

    /** Judges the lines of which criteria speak, after every rule of the version was asked. */
    void judge(List<ServiceLine> lines, Reasons reasons) {
        for (var criteria : said.criteria()) {
            for (var line : lines) {
                if (criteria.codes().takes(line.code())) {
                    judge(criteria, line, reasons);
                }
            }
        }
    }

    private void judge(Criteria criteria, ServiceLine line, Reasons reasons) {
        var met = reasons.met(line, policy.id());
        var leavesOf = new HashMap<String, Leaf>();
        criteria.tree().statements().forEach(statement -> leavesOf.put(statement, leaf(statement, line, met)));
        var tree = criteria.judge(statement -> leavesOf.get(statement).outcome(line));
        reasons.judged(line, new JudgedCriteria(policy.id(), policy.version(), criteria.statement(), tree));
        if (tree.result() == CriterionResult.MET) {
            reasons.criteriaHold(line, wholes.get(criteria));
            return;
        }
        for (var deciding : tree.decisive()) {
            leavesOf.get(deciding.statement()).tell(line, reasons);
        }
    }

    /** What a leaf comes to: by the rule that met it, else by the first that asks in vain, else by its first. */
    private Leaf leaf(String statement, ServiceLine line, List<RuleText> met) {
        var missing = new TreeSet<String>();
        boolean document = false;
        LeafRule asks = null;
        for (var rule : leaves.getOrDefault(statement, List.of())) {
            var absent = rule.needs.stream().filter(need -> !need.isThere.test(line)).toList();
            if (met.contains(rule.text) && absent.stream().noneMatch(Need::voids)) {
                return new Leaf(CriterionResult.MET, rule, new TreeSet<>(), false);
            }
            absent.forEach(need -> missing.add(need.missing));
            document |= absent.stream().anyMatch(Need::document);
            asks = asks == null && !absent.isEmpty() ? rule : asks;
        }
        return asks != null ? new Leaf(CriterionResult.UNKNOWN, asks, missing, document)
                : new Leaf(CriterionResult.NOT_MET, leaves.get(statement).get(0), missing, false);
    }

    /** What a leaf came to, and the rule that tells it. */
    private final class Leaf {

        private final CriterionResult result;
        private final LeafRule rule;
        private final SortedSet<String> missing;
        private final boolean document;

        Leaf(CriterionResult result, LeafRule rule, SortedSet<String> missing, boolean document) {
            this.result = result;
            this.rule = rule;
            this.missing = missing;
            this.document = document;
        }

        LeafOutcome outcome(ServiceLine line) {
            return new LeafOutcome(result, switch (result) {
                case MET -> rule.text.message().fill(place -> shown(place, line));
                case NOT_MET -> rule.otherwise.fill(place -> shown(place, line));
                case UNKNOWN -> null;
            }, List.copyOf(missing));
        }

        private String shown(String place, ServiceLine line) {
            return place.equals("least") && rule.least != null ? rule.least
                    : place.equals("most") && rule.most != null ? rule.most
                    : line.shown(place, parameters);
        }

        void tell(ServiceLine line, Reasons reasons) {
            if (result != CriterionResult.UNKNOWN) {
                // Within `none` it is what is met that keeps the whole from being so.
                var found = result == CriterionResult.MET ? rule.text.message() : rule.otherwise;
                var finding = reasons.criterionFails(line, rule.text.saying(found, rule.text.remedy()));
                bounds(finding);
            } else {
                var role = document ? Role.RECORDS : Role.INFORMATION;
                var questions = questions();
                var finding = reasons.criterionUnknown(line, rule.text.saying(unknown.get(role),
                        questions.isEmpty() ? rule.text.remedy() : QUESTIONS), role, List.copyOf(missing));
                finding.with("questions", questions);
                bounds(finding);
            }
        }

        private void bounds(Finding finding) {
            if (rule.least != null) {
                finding.with("least", rule.least);
            }
            if (rule.most != null) {
                finding.with("most", rule.most);
            }
        }

        /** What a person is asked for what is missing; empty where the rule's own remedy says it. */
        private String questions() {
            var questions = new ArrayList<String>();
            for (var name : missing) {
                var word = words.observations().get(name);
                if (word == null || word.question() == null) {
                    return "";
                }
                questions.add(word.question());
            }
            return String.join(" ", questions);
        }
    }
}
