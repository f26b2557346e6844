package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A code that the payer holds experimental, investigational or unproven (eiu.csv).
 *
 * @param code      the code
 * @param effective first day; null: from ever
 * @param deletion  last day; null: still
 * @param citation  where the payer says so; empty where the table does not tell
 */
public record UnprovenCode(String code, LocalDate effective, LocalDate deletion, String citation) {

    public UnprovenCode {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(citation, "citation");
    }
}
