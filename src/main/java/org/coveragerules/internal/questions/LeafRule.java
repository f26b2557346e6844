package org.coveragerules.internal.questions;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule that meets a criterion, as far as answers tell whether it does.
 *
 * @param statement the criterion
 * @param asks      what a provider is asked for it, in the order of its text
 * @param tests     what answers it takes, of each list one at least; empty where answers don't tell by
 *                  themselves: the rule compares days, looks for diagnoses in a value set, or asks for what no provider
 *                  is asked
 * @param valueSets the policy's value sets that it asks for
 */
public record LeafRule(String statement, List<Question> asks, Optional<List<List<AnswerTest>>> tests,
        Set<String> valueSets) {

    public LeafRule {
        asks = List.copyOf(asks);
    }
}
