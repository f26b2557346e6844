package org.coveragerules.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.coveragerules.internal.criteria.Criterion.all;
import static org.coveragerules.internal.criteria.Criterion.any;
import static org.coveragerules.internal.criteria.Criterion.atLeast;
import static org.coveragerules.internal.criteria.Criterion.none;

import java.nio.file.Path;
import java.util.List;
import org.coveragerules.RulesException;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.codes.CodeScope;
import org.coveragerules.internal.criteria.Criteria;
import org.coveragerules.internal.criteria.Criterion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Criteria as a policy.yaml has them. */
class CriteriaReaderTest {

    private static final Criterion A1 = new Criterion.Leaf("A-1");
    private static final Criterion A2 = new Criterion.Leaf("A-2");
    private static final Criterion A3 = new Criterion.Leaf("A-3");

    private static final String HEAD = """
            policy: a
            version: "1"
            title: t
            source: s
            statements:
              - { id: A-0, section: s, says: The whole. }
              - { id: A-1, section: s, says: One. }
              - { id: A-2, section: s, says: Two. }
              - { id: A-3, section: s, says: Three. }
            """;

    @TempDir
    private Path temporary;

    private RuleDirectory rules;

    @BeforeEach
    void copy() {
        rules = RuleDirectory.copy(temporary);
    }

    private RuleFiles files(String criteria) {
        rules.write("a/1/policy.yaml", HEAD + criteria);
        return RuleFiles.in(temporary);
    }

    private List<Criteria> read(String criteria) {
        return PolicyLibrary.of(files(criteria)).version("a", "1").criteria();
    }

    @Test
    void groupsWithinGroups() {
        assertThat(read("""
                criteria:
                  - statement: A-0
                    codes: ["71271", 97161-97168]
                    all:
                      - A-1
                      - any: [A-2, { none: [A-3, A-1] }]
                      - atLeast: 2
                        of: [A-1, A-2, A-3]
                  - statement: A-0
                    none: [A-3]
                """)).containsExactly(
                new Criteria("A-0", CodeScope.of(List.of("71271", "97161-97168")),
                        all(A1, any(A2, none(A3, A1)), atLeast(2, A1, A2, A3))),
                new Criteria("A-0", CodeScope.EVERY, none(A3)));
    }

    @Test
    void aVersionWithoutCriteria() {
        assertThat(read("")).isEmpty();
    }

    @Test
    void theyAreReadLaterWhereAllIsReadOnDemand() {
        var text = """
                criteria:
                  - statement: A-0
                    any: [A-1, A-2]
                """;
        assertThat(PolicyHead.cut(HEAD + text).orElseThrow().strip()).isEqualTo(
                "policy: a\nversion: \"1\"\ntitle: t\nsource: s");
        assertThat(PolicyLibrary.onDemand(files(text)).version("a", "1").criteria()).extracting(Criteria::tree)
                .containsExactly(any(A1, A2));
        assertThatThrownBy(() -> PolicyLibrary.onDemand(files(text.replace("A-2", "A-4"))).version("a", "1").criteria())
                .isInstanceOf(RulesException.class).hasMessageContaining("policy.yaml:12: `criteria` has `A-4`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"criteria:\n", "criteria: []\n", "criteria: A-1\n",
        "criteria: { statement: A-0, all: [A-1] }\n"})
    void whatIsNoList(String criteria) {
        assertThatThrownBy(() -> read(criteria)).isInstanceOf(RulesException.class)
                .hasMessageContaining("`criteria` is no list with at least one item");
    }

    @Test
    void groupsThatNobodyReads() {
        var flat = "criteria: [ { statement: A-0, all: [" + "{ any: [".repeat(19) + "A-1" + "] }".repeat(19)
                + "] } ]\n";
        assertThat(read(flat)).hasSize(1);
        assertThatThrownBy(() -> read(flat.replace("A-1", "{ any: [A-1] }"))).isInstanceOf(RulesException.class)
                .hasMessageContaining("policy.yaml:10: is a group within 20 others");
    }

    @Test
    void nothingInAList() {
        assertThatThrownBy(() -> read("criteria: [ { statement: A-0, all: [A-1, ~] } ]\n"))
                .hasMessageContaining("found nothing where a statement or a group was expected");
    }
}
