package org.coveragerules.request;

import java.time.LocalDate;
import java.util.Objects;

/** A document of the record. */
public record Document(
        @Field(says = "Its kind.", required = true, words = "DOCUMENT")
        String type,
        @Field(says = "An unknown date is neither before nor after any day.", personal = true)
        LocalDate date,
        @Field(says = "Of imaging: whether an independent radiologist read it.")
        Boolean independentInterpretation,
        @Field(says = "Of imaging: whether the readings differ.")
        Boolean discrepancy,
        @Field(says = "Of imaging: whether the difference was reconciled.")
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
