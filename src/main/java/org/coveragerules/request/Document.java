package org.coveragerules.request;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A document of the record.
 *
 * @param type                      never null
 * @param date                      null: unknown, which is neither before nor after any day
 * @param independentInterpretation of imaging: whether an independent radiologist read it; null: unknown
 * @param discrepancy               of imaging: whether the readings differ; null: unknown
 * @param reconciled                of imaging: whether the difference was reconciled; null: unknown
 */
public record Document(String type, LocalDate date, Boolean independentInterpretation, Boolean discrepancy,
        Boolean reconciled) {

    public Document {
        Objects.requireNonNull(type, "type");
    }

    /** The type alone, since this text may end in a log. */
    @Override
    public String toString() {
        return "Document[" + type + "]";
    }
}
