package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A code that is obsolete on the date it was asked for (replaced.csv).
 *
 * @param code         the obsolete code
 * @param deleted      its first invalid day
 * @param replacements what is used instead; empty where that is not known
 */
public record ReplacedCode(String code, LocalDate deleted, List<String> replacements) {

    public ReplacedCode {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(deleted, "deleted");
        replacements = List.copyOf(replacements);
    }
}
