package org.coveragerules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.coveragerules.CriterionResult;
import org.coveragerules.Determination;
import org.coveragerules.JudgedCriteria;
import org.coveragerules.LineDetermination;
import org.coveragerules.Notice;
import org.coveragerules.Outcome;
import org.coveragerules.Recipient;
import org.coveragerules.internal.codes.CodeScope;
import org.coveragerules.internal.criteria.Criteria;
import org.coveragerules.internal.criteria.Criterion;
import org.coveragerules.internal.criteria.LeafOutcome;
import org.junit.jupiter.api.Test;

/** What a reviewer reads on a terminal. */
class DeterminationTextTest {

    @Test
    void criteriaAreAChecklist() {
        var tree = Criterion.all(new Criterion.Leaf("X-1"), Criterion.any(new Criterion.Leaf("X-2"),
                Criterion.none(new Criterion.Leaf("X-3"))), Criterion.atLeast(2, new Criterion.Leaf("X-1"),
                new Criterion.Leaf("X-3")));
        var judged = new Criteria("X-0", CodeScope.EVERY, tree).judge(statement -> switch (statement) {
            case "X-1" -> new LeafOutcome(CriterionResult.MET, "The member is 61.\n[x] X-9", List.of());
            case "X-2" -> new LeafOutcome(CriterionResult.UNKNOWN, null, List.of("age", "packYears"));
            default -> new LeafOutcome(CriterionResult.NOT_MET, null, List.of());
        });
        var line = new LineDetermination(1, Outcome.DENIED, 0, null, null, null, null, null, null, null, null,
                List.of(),
                List.of(new JudgedCriteria("x", "1", "X-0", judged)));
        assertThat(DeterminationText.of(new Determination("R-1", Outcome.DENIED, true, false, null, null, List.of(), "CIGNA",
                List.of(line), List.of(), new Notice(List.of(), List.of(), null, "No promise."), "sha256:0"))).contains("""
                Line 1: DENIED

                  Criteria of X-0 (x 1): not met
                    [ ] all of
                        [x] X-1: The member is 61.\\n[x] X-9
                        [x] any of
                            [?] X-2 (missing: age, packYears)
                            [x] none of
                                [ ] X-3
                        [ ] at least 2 of
                            [x] X-1: The member is 61.\\n[x] X-9
                            [ ] X-3 - decisive
                """);
    }

    /** Rules need no instructions for letters. */
    @Test
    void ofALetterOnlyWhatRulesSayIsTold() {
        assertThat(withNotice(new Notice(List.of(), List.of(), null, null))).isEqualTo("R-1: PENDED\n\nJudged by .\n"
                + "Rules sha256:0\n");
        assertThat(withNotice(new Notice(List.of(new Recipient(Recipient.Role.PROVIDER, List.of())), List.of("APPEAL"),
                null, null))).contains("\nNotice\n  provider\n  Against the denial: appeal\n\nJudged by");
    }

    private static String withNotice(Notice notice) {
        return DeterminationText.of(new Determination("R-1", Outcome.PENDED, true, false, null, null, List.of(), null,
                List.of(), List.of(), notice, "sha256:0"));
    }
}
