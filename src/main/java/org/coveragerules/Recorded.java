package org.coveragerules;

import java.util.Map;

/**
 * What a record holds beside its request: how the request was determined once.
 *
 * @param determination    the determination in JSON, as it was written
 * @param versions         the policy versions that were named instead of those in force, by policy id; often none
 * @param rulesFingerprint names the rules and tables that determined it
 */
public record Recorded(String determination, Map<String, String> versions, String rulesFingerprint) {

    public Recorded {
        versions = Map.copyOf(versions);
    }

    /** The rules alone: a determination tells of a person's care, and this text may end in a log. */
    @Override
    public String toString() {
        return "Recorded[" + rulesFingerprint + "]";
    }
}
