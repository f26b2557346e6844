package org.coveragerules.request;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A treatment that was tried, or could not be. A component that is null was not given, which means unknown.
 *
 * @param kind     a word of the vocabulary, never null
 * @param from     its first day
 * @param to       its last day
 * @param sessions how many sessions it had
 * @param result   what came of it
 */
public record Treatment(String kind, LocalDate from, LocalDate to, Integer sessions, TreatmentResult result) {

    public Treatment {
        Objects.requireNonNull(kind, "kind");
    }

    /** The kind alone, since this text may end in a log. */
    @Override
    public String toString() {
        return "Treatment[" + kind + "]";
    }
}
