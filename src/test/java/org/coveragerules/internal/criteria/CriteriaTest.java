package org.coveragerules.internal.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.coveragerules.internal.criteria.Criterion.all;
import static org.coveragerules.internal.criteria.Criterion.any;
import static org.coveragerules.internal.criteria.Criterion.atLeast;
import static org.coveragerules.internal.criteria.Criterion.none;

import java.util.List;
import org.coveragerules.CriterionResult;
import org.coveragerules.GroupKind;
import org.coveragerules.JudgedCriterion;
import org.coveragerules.internal.codes.CodeScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What groups come to, and by which of their leaves. A leaf is named as it comes out: M1 met, N1 not met, U1 unknown. */
class CriteriaTest {

    private static final Criterion M1 = new Criterion.Leaf("M1");
    private static final Criterion M2 = new Criterion.Leaf("M2");
    private static final Criterion N1 = new Criterion.Leaf("N1");
    private static final Criterion U1 = new Criterion.Leaf("U1");

    @ParameterizedTest
    @CsvSource({
        "ALL, 0, M1 M2, MET, M1 M2",
        "ALL, 0, M1 U1 U2, UNKNOWN, U1 U2",
        "ALL, 0, M1 N1 U1 N2, NOT_MET, N1 N2",
        "ANY, 0, M1 N1 U1 M2, MET, M1 M2",
        "ANY, 0, N1 U1, UNKNOWN, U1",
        "ANY, 0, N1 N2, NOT_MET, N1 N2",
        "NONE, 0, N1 N2, MET, N1 N2",
        "NONE, 0, N1 U1, UNKNOWN, U1",
        "NONE, 0, N1 U1 M1 M2, NOT_MET, M1 M2",
        "AT_LEAST, 2, M1 N1 U1 M2, MET, M1 M2",
        "AT_LEAST, 2, M1 N1 U1, UNKNOWN, U1",
        "AT_LEAST, 2, M1 N1 N2, NOT_MET, N1 N2",
        "AT_LEAST, 2, U1 N1 N2, NOT_MET, N1 N2",
        "AT_LEAST, 3, M1 M2 M3, MET, M1 M2 M3",
        "AT_LEAST, 1, N1, NOT_MET, N1"
    })
    void ofItsChildrenThoseDecideThatSettleIt(GroupKind kind, int least, String leaves, CriterionResult result,
            String decisive) {
        var of = List.of(leaves.split(" ")).stream().<Criterion>map(Criterion.Leaf::new).toList();
        var judged = judge(new Criterion.Group(kind, least, of));
        assertThat(judged.result()).isEqualTo(result);
        assertThat(judged.decisive()).extracting(JudgedCriterion.Leaf::statement).containsExactly(decisive.split(" "));
    }

    @Test
    void whatDecidesAChildDecidesTheWhole() {
        var judged = judge(all(M1, any(N1, all(M2, none(M1, U1))), U1, none(N1)));
        assertThat(judged.result()).isEqualTo(CriterionResult.NOT_MET);
        // M1 decides within `none` alone.
        assertThat(judged.decisive()).extracting(JudgedCriterion.Leaf::statement).containsExactly("N1", "M1");
        assertThat(((JudgedCriterion.Leaf) judged.of().get(0)).isDecisive()).isFalse();
    }

    @Test
    void aLeafTellsWhatWasFoundAndWhatIsMissing() {
        var judged = judge(atLeast(1, U1));
        assertThat(judged.of()).containsExactly(
                new JudgedCriterion.Leaf("U1", CriterionResult.UNKNOWN, true, "found U1", List.of("age")));
    }

    @Test
    void nothingSaidIsUnknown() {
        var judged = new Criteria("X-0", CodeScope.EVERY, any(M1)).judge(statement -> null);
        assertThat(judged.result()).isEqualTo(CriterionResult.UNKNOWN);
        assertThat(judged.decisive()).singleElement().satisfies(leaf -> {
            assertThat(leaf.found()).isNull();
            assertThat(leaf.missing()).isEmpty();
        });
    }

    @Test
    void theSameGroupsHaveTheSameNumberOfThoseThatHaveToBeMet() {
        assertThat(new Criterion.Group(GroupKind.ALL, 7, List.of(M1, M2))).isEqualTo(all(M1, M2));
        assertThat(all(M1, M2).least()).isEqualTo(2);
        assertThat(atLeast(2, M1, M2, N1).words()).isEqualTo("at least 2 of");
        assertThat(all(M1, any(N1, M1), none(U1)).statements()).containsExactly("M1", "N1", "U1");
    }

    @Test
    void aGroupThatCannotHoldIsNone() {
        assertThatThrownBy(() -> all()).hasMessage("`all` of no criterion");
        assertThatThrownBy(() -> atLeast(0, M1)).hasMessage("at least 0 of 1 criteria");
        assertThatThrownBy(() -> atLeast(2, M1)).hasMessage("at least 2 of 1 criteria");
    }

    private static JudgedCriterion.Group judge(Criterion.Group tree) {
        return new Criteria("X-0", CodeScope.EVERY, tree).judge(statement -> switch (statement.charAt(0)) {
            case 'M' -> new LeafOutcome(CriterionResult.MET, "found " + statement, List.of());
            case 'N' -> new LeafOutcome(CriterionResult.NOT_MET, "found " + statement, List.of());
            default -> new LeafOutcome(CriterionResult.UNKNOWN, "found " + statement, List.of("age"));
        });
    }
}
