package org.coveragerules.internal.codes;

import java.util.List;
import java.util.Objects;

/**
 * A code that a guideline reviews on the date it was asked for (cmm.csv).
 *
 * @param code      the code asked for
 * @param documents the documents that it needs; empty: the table names none
 */
public record ReviewedCode(String code, List<String> documents) {

    public ReviewedCode {
        Objects.requireNonNull(code, "code");
        documents = List.copyOf(documents);
    }
}
