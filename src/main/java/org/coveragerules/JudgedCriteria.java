package org.coveragerules;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * What the criteria of a policy came to for a line.
 *
 * @param policy    id of the policy
 * @param version   version in force on the line's date of service
 * @param statement id of the statement that says the whole
 * @param tree      each criterion with what it came to
 */
@JsonSerialize(using = CriteriaJson.Writing.class)
@JsonDeserialize(using = CriteriaJson.Reading.class)
public record JudgedCriteria(String policy, String version, String statement, JudgedCriterion.Group tree) {

    /** What the whole came to. */
    public CriterionResult result() {
        return tree.result();
    }
}
