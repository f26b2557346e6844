package org.coveragerules;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * What a record holds beside its request: how the request was determined once, and what whoever keeps the record knows
 * of what became of it.
 *
 * @param determination    the determination in JSON, as it was written
 * @param versions         the policy versions that were named instead of those in force, by policy id; often none
 * @param rulesFingerprint names the rules and tables that determined it
 * @param decided          when it was decided, not before the request came in; null: not known
 * @param extended         whether the time to decide was extended; null: not known
 * @param appeal           what became of an appeal; null: none is known
 */
public record Recorded(String determination, Map<String, String> versions, String rulesFingerprint,
        OffsetDateTime decided, Boolean extended, Appeal appeal) {

    public Recorded {
        versions = Map.copyOf(versions);
    }

    /**
     * An appeal against the determination.
     *
     * @param filed   the day on which it was filed; null: not known
     * @param outcome APPROVED, PARTIALLY_APPROVED or DENIED; null: not yet decided
     */
    public record Appeal(LocalDate filed, Outcome outcome) {
    }

    /** The rules alone: a determination tells of a person's care, and this text may end in a log. */
    @Override
    public String toString() {
        return "Recorded[" + rulesFingerprint + "]";
    }
}
