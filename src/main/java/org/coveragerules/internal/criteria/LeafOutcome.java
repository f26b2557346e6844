package org.coveragerules.internal.criteria;

import java.util.List;
import org.coveragerules.CriterionResult;

/**
 * What a statement at a leaf came to.
 *
 * @param result  never null
 * @param found   what was found, for a person; null: there is nothing to tell
 * @param missing what is not there and was asked for
 */
public record LeafOutcome(CriterionResult result, String found, List<String> missing) {

    private static final LeafOutcome NOTHING_SAID = new LeafOutcome(CriterionResult.UNKNOWN, null, List.of());

    public LeafOutcome {
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    /** Of a leaf of which nothing is said: nothing is granted or denied by silence. */
    static LeafOutcome orUnknown(LeafOutcome outcome) {
        return outcome == null ? NOTHING_SAID : outcome;
    }
}
