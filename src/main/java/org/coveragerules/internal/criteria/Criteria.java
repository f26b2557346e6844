package org.coveragerules.internal.criteria;

import java.util.Objects;
import java.util.function.Function;
import org.coveragerules.JudgedCriterion;
import org.coveragerules.internal.codes.CodeScope;

/**
 * The criteria by which a policy covers something.
 *
 * @param statement id of the statement that says the whole
 * @param codes     the codes whose lines they judge
 * @param tree      what has to be met
 */
public record Criteria(String statement, CodeScope codes, Criterion.Group tree) {

    public Criteria {
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(codes, "codes");
        Objects.requireNonNull(tree, "tree");
    }

    /**
     * What they come to. The same outcomes always give the same.
     *
     * @param outcomes what the statement of a leaf came to; null for one of which nothing is said, which is unknown
     */
    public JudgedCriterion.Group judge(Function<String, LeafOutcome> outcomes) {
        return (JudgedCriterion.Group) Kleene.judge(tree, outcomes);
    }
}
