package org.coveragerules;

import java.util.List;

/**
 * One finding of one rule on one line.
 *
 * @param statement  id of the statement it carries
 * @param code       what was found: a reason of the vocabulary
 * @param effect     what that does to the line
 * @param decisive   whether the line's outcome rests on it
 * @param policy     id of the policy
 * @param version    version in force on the line's date of service
 * @param section    section of the policy
 * @param rule       the rule's name, a sentence
 * @param message    what was found, for a person
 * @param population whether a child or an adult is concerned; null where the policy does not ask
 * @param missing    documents and fields that were not there, in alphabetical order
 * @param remedy     what would change the answer; null where nothing has to change
 * @param nextStep   where to turn; null: nowhere in particular
 */
public record Reason(String statement, String code, Effect effect, boolean decisive, String policy,
        String version, String section, String rule, String message, Population population, List<String> missing,
        String remedy, String nextStep) {

    public Reason {
        missing = List.copyOf(missing);
    }
}
