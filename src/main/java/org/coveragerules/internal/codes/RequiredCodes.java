package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Codes without which a code does not represent the procedure (requires.csv). Of several requirements of a
 * code every one must be met.
 *
 * @param code       the code that needs others beside it
 * @param companions all of them are needed; at least one
 * @param effective  first day; null: from ever
 * @param deletion   last day; null: still
 */
public record RequiredCodes(String code, List<String> companions, LocalDate effective, LocalDate deletion) {

    public RequiredCodes {
        Objects.requireNonNull(code, "code");
        companions = List.copyOf(companions);
    }
}
