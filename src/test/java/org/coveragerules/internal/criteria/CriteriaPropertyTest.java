package org.coveragerules.internal.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.coveragerules.CriterionResult;
import org.coveragerules.JudgedCriterion;
import org.coveragerules.internal.codes.CodeScope;

/** What holds for the judgement of any tree. Two-valued logic, written anew here, is what it is held against. */
class CriteriaPropertyTest {

    private static final int TRIES = 3000;
    private static final List<CriterionResult> KNOWN = List.of(CriterionResult.MET, CriterionResult.NOT_MET);
    private static final List<CriterionResult> ANY = List.of(CriterionResult.values());

    /** The converse does not hold: {@code any: [A, { none: [A] }]} is unknown where A is, and met either way. */
    @Property(tries = TRIES)
    void whatIsKnownStaysSoWhateverIsUnknownTurnsOutToBe(@ForAll Random random) {
        var tree = RandomCriteria.group(random);
        var facts = facts(tree, random);
        var result = judge(tree, facts).result();
        for (var completed : all(facts, unknown(facts), KNOWN)) {
            if (result != CriterionResult.UNKNOWN) {
                assertThat(holds(tree, completed)).isEqualTo(result == CriterionResult.MET);
            }
        }
    }

    /** Where no statement stands twice the converse holds too. */
    @Property(tries = TRIES)
    void whatIsUnknownMayTurnOutEitherWayWhereNoStatementStandsTwice(@ForAll Random random) {
        var tree = numbered(RandomCriteria.group(random), new int[1]);
        var facts = facts(tree, random);
        // More would take a while, and show nothing that a smaller tree does not.
        if (unknown(facts).size() < 8 && judge(tree, facts).result() == CriterionResult.UNKNOWN) {
            assertThat(all(facts, unknown(facts), KNOWN)).extracting(completed -> holds(tree, completed))
                    .contains(true, false);
        }
    }

    @Property(tries = TRIES)
    void theDecisiveLeavesAreReasonEnough(@ForAll Random random) {
        var tree = RandomCriteria.group(random);
        var facts = facts(tree, random);
        var judged = judge(tree, facts);
        assertThat(judged.decisive()).isNotEmpty();
        if (judged.result() == CriterionResult.UNKNOWN) {
            assertThat(judged.decisive()).allMatch(leaf -> leaf.result() == CriterionResult.UNKNOWN);
            return;
        }
        assertThat(judged.decisive()).noneMatch(leaf -> leaf.result() == CriterionResult.UNKNOWN);
        var others = new HashSet<>(tree.statements());
        judged.decisive().forEach(leaf -> others.remove(leaf.statement()));
        for (var other : all(facts, others, ANY)) {
            assertThat(judge(tree, other).result()).isEqualTo(judged.result());
        }
    }

    /** What is not told to be missing need not be asked: knowing it alone changes nothing. */
    @Property(tries = TRIES)
    void whatIsUnknownStaysSoWhileNoDecisiveLeafIsKnown(@ForAll Random random) {
        var tree = RandomCriteria.group(random);
        var facts = facts(tree, random);
        var judged = judge(tree, facts);
        if (judged.result() == CriterionResult.UNKNOWN) {
            var others = unknown(facts);
            judged.decisive().forEach(leaf -> others.remove(leaf.statement()));
            for (var other : all(facts, others, KNOWN)) {
                assertThat(judge(tree, other).result()).isEqualTo(CriterionResult.UNKNOWN);
            }
        }
    }

    private static JudgedCriterion.Group judge(Criterion.Group tree, Map<String, CriterionResult> facts) {
        return new Criteria("X-0", CodeScope.EVERY, tree)
                .judge(statement -> new LeafOutcome(facts.get(statement), null, List.of()));
    }

    private static Map<String, CriterionResult> facts(Criterion tree, Random random) {
        var facts = new HashMap<String, CriterionResult>();
        tree.statements().forEach(statement -> facts.put(statement, ANY.get(random.nextInt(ANY.size()))));
        return facts;
    }

    private static Set<String> unknown(Map<String, CriterionResult> facts) {
        var unknown = new HashSet<String>();
        facts.forEach((statement, result) -> {
            if (result == CriterionResult.UNKNOWN) {
                unknown.add(statement);
            }
        });
        return unknown;
    }

    /** The facts with every combination of results for some statements. */
    private static List<Map<String, CriterionResult>> all(Map<String, CriterionResult> facts, Set<String> free,
            List<CriterionResult> results) {
        List<Map<String, CriterionResult>> all = List.of(facts);
        for (var statement : free) {
            var next = new ArrayList<Map<String, CriterionResult>>();
            for (var one : all) {
                for (var result : results) {
                    var with = new HashMap<>(one);
                    with.put(statement, result);
                    next.add(with);
                }
            }
            all = next;
        }
        return all;
    }

    private static boolean holds(Criterion criterion, Map<String, CriterionResult> facts) {
        if (criterion instanceof Criterion.Leaf leaf) {
            return facts.get(leaf.statement()) == CriterionResult.MET;
        }
        var group = (Criterion.Group) criterion;
        long met = group.of().stream().filter(child -> holds(child, facts)).count();
        return switch (group.kind()) {
            case ALL -> met == group.of().size();
            case ANY -> met > 0;
            case NONE -> met == 0;
            case AT_LEAST -> met >= group.least();
        };
    }

    /** The same tree, each of its leaves a statement of its own. */
    private static Criterion.Group numbered(Criterion.Group group, int[] count) {
        return new Criterion.Group(group.kind(), group.least(), group.of().stream()
                .<Criterion>map(child -> child instanceof Criterion.Group inner ? numbered(inner, count)
                        : new Criterion.Leaf("Y-" + ++count[0])).toList());
    }
}
