package org.coveragerules.coding;

import java.util.List;
import java.util.Objects;

import org.coveragerules.request.DocumentType;

/**
 * A code that cmm-preface reviews on the date it was asked for (cmm.csv).
 *
 * @param code      the code asked for
 * @param documents the evaluation documents that it needs (CMM-PA-2), in the order of the enum and never empty: all
 *                  four of a complete evaluation unless the table names others
 */
public record ReviewedCode(String code, List<DocumentType> documents) {

    /** A complete evaluation: what a code needs for which the table names no documents. */
    public static final List<DocumentType> COMPLETE_EVALUATION = List.of(DocumentType.CLINICAL_HISTORY,
            DocumentType.PHYSICAL_EXAM, DocumentType.TREATMENT_RESPONSE, DocumentType.DIAGNOSTIC_TEST);

    public ReviewedCode {
        Objects.requireNonNull(code, "code");
        documents = List.copyOf(documents);
    }
}
