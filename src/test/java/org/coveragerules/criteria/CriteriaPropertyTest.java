package org.coveragerules.criteria;

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
import org.coveragerules.coding.CodeScope;

/** What holds for the judgement of any tree. Two-valued logic, written anew here, is what it is held against. */
class CriteriaPropertyTest {

    private static final int TRIES = 3000;
    private static final List<Result> KNOWN = List.of(Result.MET, Result.NOT_MET);
    private static final List<Result> ANY = List.of(Result.values());

    /** The converse does not hold: {@code any: [A, { none: [A] }]} is unknown where A is, and met either way. */
    @Property(tries = TRIES)
    void whatIsKnownStaysSoWhateverIsUnknownTurnsOutToBe(@ForAll Random random) {
        var tree = RandomCriteria.group(random);
        var facts = facts(tree, random);
        var result = judge(tree, facts).result();
        for (var completed : all(facts, unknown(facts), KNOWN)) {
            if (result != Result.UNKNOWN) {
                assertThat(holds(tree, completed)).isEqualTo(result == Result.MET);
            }
        }
    }

    /** Where no statement stands twice the converse holds too. */
    @Property(tries = TRIES)
    void whatIsUnknownMayTurnOutEitherWayWhereNoStatementStandsTwice(@ForAll Random random) {
        var tree = numbered(RandomCriteria.group(random), new int[1]);
        var facts = facts(tree, random);
        // More would take a while, and show nothing that a smaller tree does not.
        if (unknown(facts).size() < 8 && judge(tree, facts).result() == Result.UNKNOWN) {
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
        if (judged.result() == Result.UNKNOWN) {
            assertThat(judged.decisive()).allMatch(leaf -> leaf.result() == Result.UNKNOWN);
            return;
        }
        assertThat(judged.decisive()).noneMatch(leaf -> leaf.result() == Result.UNKNOWN);
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
        if (judged.result() == Result.UNKNOWN) {
            var others = unknown(facts);
            judged.decisive().forEach(leaf -> others.remove(leaf.statement()));
            for (var other : all(facts, others, KNOWN)) {
                assertThat(judge(tree, other).result()).isEqualTo(Result.UNKNOWN);
            }
        }
    }

    private static Judged.Group judge(Criterion.Group tree, Map<String, Result> facts) {
        return new Criteria("X-0", CodeScope.EVERY, tree)
                .judge(statement -> new LeafOutcome(facts.get(statement), null, List.of()));
    }

    private static Map<String, Result> facts(Criterion tree, Random random) {
        var facts = new HashMap<String, Result>();
        tree.statements().forEach(statement -> facts.put(statement, ANY.get(random.nextInt(ANY.size()))));
        return facts;
    }

    private static Set<String> unknown(Map<String, Result> facts) {
        var unknown = new HashSet<String>();
        facts.forEach((statement, result) -> {
            if (result == Result.UNKNOWN) {
                unknown.add(statement);
            }
        });
        return unknown;
    }

    /** The facts with every combination of results for some statements. */
    private static List<Map<String, Result>> all(Map<String, Result> facts, Set<String> free, List<Result> results) {
        List<Map<String, Result>> all = List.of(facts);
        for (var statement : free) {
            var next = new ArrayList<Map<String, Result>>();
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

    private static boolean holds(Criterion criterion, Map<String, Result> facts) {
        if (criterion instanceof Criterion.Leaf leaf) {
            return facts.get(leaf.statement()) == Result.MET;
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
