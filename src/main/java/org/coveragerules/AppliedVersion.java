package org.coveragerules;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A version of a policy that was asked.
 *
 * @param policy  id of the policy
 * @param version the version's name
 * @param named   true where the caller named this version in place of the one in force; else null, and not written
 */
public record AppliedVersion(String policy, String version,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean named) {
}
