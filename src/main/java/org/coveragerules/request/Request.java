package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * One coverage question: a review request or a claim, with everything known about it. A component that is null was not
 * given, which means unknown and never false.
 *
 * @param id             names the request in determinations, errors and logs; no personal information
 * @param type           what is asked
 * @param urgency        absent: STANDARD
 * @param emergency      whether the service was an emergency; null: unknown
 * @param received       the day the request came in; only {@code due} and the age of a consultation rest on it
 * @param channel        how it came in; null: unknown
 * @param form           absent: PROFESSIONAL
 * @param typeOfBill     of an institutional claim, with or without its leading 0; null: unknown
 * @param recordsAwaited whether missing records are already asked for, so that they pend instead of deny; null: unknown
 * @param member         never null
 * @param plan           never null
 * @param provider       never null
 * @param condition      diagnosis of every line that names none, an ICD-10-CM code; null: unknown
 * @param lines          at least one, each with its own number, in the order given
 * @param clinical       the record; null: none was sent
 * @param history        never null
 * @param trial          null, or one of which nothing is known: not part of a clinical trial
 * @param diagnoses      diagnoses of every line that names none, beside the condition; empty: no other is known
 */
public record Request(String id, RequestType type, Urgency urgency, Boolean emergency, LocalDate received,
        Channel channel, Form form, String typeOfBill, Boolean recordsAwaited, Member member, Plan plan,
        Provider provider, String condition, List<Line> lines, Clinical clinical, History history, Trial trial,
        List<String> diagnoses) {

    public Request {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(received, "received");
        Objects.requireNonNull(plan, "plan");
        urgency = Objects.requireNonNullElse(urgency, Urgency.STANDARD);
        form = Objects.requireNonNullElse(form, Form.PROFESSIONAL);
        member = Objects.requireNonNullElse(member, Member.UNKNOWN);
        provider = Objects.requireNonNullElse(provider, Provider.UNKNOWN);
        history = Objects.requireNonNullElse(history, History.NONE);
        condition = Condition.of(condition);
        diagnoses = Condition.all(diagnoses);
        trial = Trial.UNKNOWN.equals(trial) ? null : trial;
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("request `" + id + "` has no line; give at least one");
        }
        if (lines.stream().map(Line::number).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("request `" + id + "` has two lines of one number; number them apart");
        }
    }

    /** A request that names no other diagnosis than its condition. */
    public Request(String id, RequestType type, Urgency urgency, Boolean emergency, LocalDate received, Channel channel,
            Form form, String typeOfBill, Boolean recordsAwaited, Member member, Plan plan, Provider provider,
            String condition, List<Line> lines, Clinical clinical, History history, Trial trial) {
        this(id, type, urgency, emergency, received, channel, form, typeOfBill, recordsAwaited, member, plan, provider,
                condition, lines, clinical, history, trial, null);
    }

    /** The id alone: everything else may be personal health information, and this text may end in a log. */
    @Override
    public String toString() {
        return "Request[" + id + "]";
    }
}
