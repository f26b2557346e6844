package org.coveragerules.request;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * One coverage question: a review request or a claim, with everything known about it. A component that is null was not
 * given, which means unknown and never false.
 */
public record Request(
        @Field(says = "Names the request in determinations, errors and logs; no personal information.", required = true)
        String id,
        @Field(says = "What is asked. All but CLAIM are review requests.", required = true)
        RequestType type,
        @Field(says = "How soon a review request has to be decided; absent: STANDARD.")
        Urgency urgency,
        @Field(says = "Whether the service was an emergency.")
        Boolean emergency,
        @Field(says = "When the request came in: the day, or a date and time in the sender's offset, whose day counts.",
                required = true)
        LocalDate received,
        @Field(says = "How it came in.")
        Channel channel,
        @Field(says = "Who bills, a professional or an institution; absent: PROFESSIONAL.")
        Form form,
        @Field(says = "Of an institutional claim, with or without a leading 0; 13x and 85x are the outpatient "
                + "hospital.", form = TextForm.TYPE_OF_BILL)
        String typeOfBill,
        @Field(says = "Whether missing records are already asked for, so that they pend instead of deny.")
        Boolean recordsAwaited,
        @Field(says = "The person the service is for.")
        Member member,
        @Field(says = "The member's benefit plan.", required = true, holder = Holder.PAYER)
        Plan plan,
        @Field(says = "Who asks or bills.")
        Provider provider,
        @Field(says = "Diagnosis of every line that names none.", form = TextForm.DIAGNOSIS)
        String condition,
        @Field(says = "The services asked for or billed, each with a number of its own.", required = true)
        List<Line> lines,
        @Field(says = "The clinical record; absent: none was sent.")
        Clinical clinical,
        @Field(says = "What went before.", holder = Holder.PAYER)
        History history,
        @Field(says = "Given where the service is part of a clinical trial.", holder = Holder.PAYER)
        Trial trial,
        @Field(says = "Diagnoses beside the condition, of every line that names none.", form = TextForm.DIAGNOSIS)
        List<String> diagnoses,
        @Field(says = "The moment the request came in, where it is known; its day is `received`.", in = "received")
        OffsetDateTime receivedAt) {

    public Request {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        received = received == null && receivedAt != null ? receivedAt.toLocalDate() : received;
        Objects.requireNonNull(received, "received");
        if (receivedAt != null && !receivedAt.toLocalDate().equals(received)) {
            throw new IllegalArgumentException("request `" + id + "` came in at " + receivedAt + ", which is not on the"
                    + " day " + received + "; give the day of the moment, or the moment alone");
        }
        Objects.requireNonNull(plan, "plan");
        urgency = Objects.requireNonNullElse(urgency, Urgency.STANDARD);
        form = Objects.requireNonNullElse(form, Form.PROFESSIONAL);
        member = Objects.requireNonNullElse(member, Member.UNKNOWN);
        provider = Objects.requireNonNullElse(provider, Provider.UNKNOWN);
        history = Objects.requireNonNullElse(history, History.NONE);
        condition = Condition.of(condition);
        diagnoses = Condition.all(diagnoses);
        trial = trial != null && trial.saysNothing() ? null : trial;
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("request `" + id + "` has no line; give at least one");
        }
        if (lines.stream().map(Line::number).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("request `" + id + "` has two lines of one number; number them apart");
        }
    }

    /**
     * The moment from which hours are counted: when it came in, or the start of that day where a date alone is known.
     *
     * @param offset where a date alone begins
     */
    public OffsetDateTime receivedFrom(ZoneOffset offset) {
        return receivedAt != null ? receivedAt : received.atStartOfDay().atOffset(offset);
    }

    /** The id alone: everything else may be personal health information, and this text may end in a log. */
    @Override
    public String toString() {
        return "Request[" + id + "]";
    }
}
