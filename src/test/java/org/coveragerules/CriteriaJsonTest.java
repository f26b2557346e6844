package org.coveragerules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.coveragerules.internal.codes.CodeScope;
import org.coveragerules.internal.criteria.Criteria;
import org.coveragerules.internal.criteria.Criterion;
import org.coveragerules.internal.criteria.LeafOutcome;
import org.coveragerules.internal.criteria.RandomCriteria;
import org.coveragerules.internal.reading.Schema;

/** Criteria in the JSON of a determination. */
class CriteriaJsonTest {

    private static final Schema SCHEMA = Schema.named("determination");

    @Property(tries = 500)
    void aDeterminationIsReadBackAsItWasWritten(@ForAll Random random) {
        var criteria = new ArrayList<JudgedCriteria>();
        for (int left = random.nextInt(3); left > 0; left--) {
            var judged = new Criteria("X-0", CodeScope.EVERY, RandomCriteria.group(random));
            var outcomes = new HashMap<String, LeafOutcome>();
            judged.tree().statements().forEach(one -> outcomes.put(one, RandomCriteria.outcome(random)));
            criteria.add(new JudgedCriteria("x", "1", "X-0", judged.judge(outcomes::get)));
        }
        var determination = determination(criteria);
        assertThat(DeterminationReader.read(json(determination))).contains(determination);
        assertThat(SCHEMA.complaints(DeterminationWriter.tree(determination))).isEmpty();
    }

    @Example
    void theWordsOfAPolicyAndWhatTheyCameTo() {
        var tree = Criterion.all(new Criterion.Leaf("X-1"),
                Criterion.atLeast(1, new Criterion.Leaf("X-4a"), Criterion.none(new Criterion.Leaf("X-1"))));
        var judged = new Criteria("X-0", CodeScope.EVERY, tree).judge(statement -> statement.equals("X-1")
                ? new LeafOutcome(CriterionResult.MET, "The member is 61.", List.of())
                : new LeafOutcome(CriterionResult.UNKNOWN, null, List.of("packYears", "smokingStatus")));
        assertThat(json(determination(List.of(new JudgedCriteria("x", "1", "X-0", judged))))).contains("""
                "criteria":[{"policy":"x","version":"1","statement":"X-0","result":"UNKNOWN","all":[\
                {"statement":"X-1","result":"MET","decisive":false,"found":"The member is 61."},\
                {"result":"UNKNOWN","atLeast":1,"of":[\
                {"statement":"X-4a","result":"UNKNOWN","decisive":true,"missing":["packYears","smokingStatus"]},\
                {"result":"NOT_MET","none":[\
                {"statement":"X-1","result":"MET","decisive":false,"found":"The member is 61."}]}]}]}]""");
    }

    @Example
    void whereNoneJudgedNothingIsWritten() {
        var json = json(determination(List.of()));
        assertThat(json).doesNotContain("criteria");
        assertThat(DeterminationReader.read(json).orElseThrow().line(1).criteria()).isEmpty();
    }

    @Example
    void criteriaThatAreNoneMakeNoDetermination() {
        var json = json(determination(List.of(new JudgedCriteria("x", "1", "X-0",
                new Criteria("X-0", CodeScope.EVERY, Criterion.any(new Criterion.Leaf("X-1"))).judge(one -> null)))));
        assertThat(DeterminationReader.read(json)).isPresent();
        assertThat(DeterminationReader.read(json.replace("\"any\"", "\"some\""))).isEmpty();
        assertThat(DeterminationReader.read(json.replace("UNKNOWN", "PERHAPS"))).isEmpty();
        assertThat(DeterminationReader.read(json.replace("\"policy\":\"x\",\"version\":\"1\",\"st", "\"st"))).isEmpty();
    }

    private static String json(Determination determination) {
        return new String(DeterminationWriter.bytes(determination), StandardCharsets.UTF_8);
    }

    private static Determination determination(List<JudgedCriteria> criteria) {
        return new Determination("R-1", Outcome.PENDED, false, false, LocalDate.of(2026, 1, 5), null, List.of(), "CIGNA",
                List.of(new LineDetermination(1, Outcome.PENDED, 0, null, null, null, null, null, null, null, null,
                        List.of(), criteria)),
                List.of(new AppliedVersion("x", "1", null)),
                new Notice(List.of(), List.of(), null, "A coverage policy is no promise to pay."),
                "sha256:" + "0".repeat(64));
    }
}
