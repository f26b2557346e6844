package org.coveragerules.internal.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.coveragerules.CriterionResult;
import org.coveragerules.GroupKind;

/** Small trees of a few statements, made up. */
public final class RandomCriteria {

    private static final List<String> STATEMENTS = List.of("X-1", "X-2", "X-3", "X-4a", "X-4b");

    private RandomCriteria() {
    }

    /** A tree whose statements may stand in several places. */
    public static Criterion.Group group(Random random) {
        return group(random, 3);
    }

    private static Criterion.Group group(Random random, int depth) {
        var of = new ArrayList<Criterion>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            of.add(depth > 1 && random.nextInt(3) == 0 ? group(random, depth - 1)
                    : new Criterion.Leaf(STATEMENTS.get(random.nextInt(STATEMENTS.size()))));
        }
        var kind = GroupKind.values()[random.nextInt(GroupKind.values().length)];
        return new Criterion.Group(kind, 1 + random.nextInt(of.size()), of);
    }

    /** What a statement may have come to. */
    public static LeafOutcome outcome(Random random) {
        var result = CriterionResult.values()[random.nextInt(CriterionResult.values().length)];
        return new LeafOutcome(result, random.nextBoolean() ? "The record shows " + random.nextInt(100) + "." : null,
                result == CriterionResult.UNKNOWN ? List.of("packYears") : List.of());
    }
}
