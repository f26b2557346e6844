package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;

/** An earlier request for one service. */
public record PriorRequest(
        @Field(says = "Its name; the request's own id is not counted.")
        String id,
        @Field(says = "Who asked.")
        String providerId,
        @Field(says = "Its diagnosis.", form = TextForm.DIAGNOSIS)
        String condition,
        @Field(says = "The code it asked for.", form = TextForm.PROCEDURE_CODE)
        String code,
        @Field(says = "Its modifiers.", form = TextForm.MODIFIER)
        List<String> modifiers,
        @Field(says = "Makes different codes similar.")
        String procedureGroup,
        @Field(says = "The date of service it asked for.")
        LocalDate date,
        @Field(says = "Units a visit.", least = 1)
        int units,
        @Field(says = "What became of it.")
        RequestStatus status,
        @Field(says = "Whether the service was given.")
        Boolean performed) {

    public PriorRequest {
        modifiers = Copies.list(modifiers);
        condition = Condition.of(condition);
    }

    /** The id alone: the diagnosis stays out, since this text may end in a log. */
    @Override
    public String toString() {
        return "PriorRequest[" + id + "]";
    }
}
