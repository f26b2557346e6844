package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Codes that together are one comprehensive code (combinations.csv).
 *
 * @param codes     at least two, each once
 * @param code      what says all of them
 * @param effective first day; null: from ever
 * @param deletion  last day; null: still
 */
public record Combination(List<String> codes, String code, LocalDate effective, LocalDate deletion) {

    public Combination {
        codes = List.copyOf(codes);
        Objects.requireNonNull(code, "code");
    }
}
