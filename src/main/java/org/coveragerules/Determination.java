package org.coveragerules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The answer to one request. The same request and rules always give the same one.
 *
 * @param requestId              the request's id
 * @param outcome                the outcome over all lines
 * @param isFinal                false while a line is pended or a clinician has to confirm: then it is a
 *                               recommendation, not yet to be sent
 * @param clinicianReview        whether a clinician has to confirm it
 * @param due                    last day to decide a review request: the earliest of its clocks; null for a claim,
 *                               where no line has to be decided here, and where a provider's document is missing that
 *                               every clock waits for
 * @param dueAt                  the moment by which to decide it, where the earliest of its clocks counts hours, on the
 *                               day {@code due}; else null
 * @param clocks                 each clock that runs for it, the earliest first
 * @param processingOrganization who processes the request
 * @param lines                  by number
 * @param policies               every policy version that was asked, by policy and effective date
 * @param notice                 what a letter has to carry
 * @param rulesFingerprint       names the exact rules and tables that answered
 */
public record Determination(String requestId, Outcome outcome, @JsonProperty("final") boolean isFinal,
        boolean clinicianReview, LocalDate due, OffsetDateTime dueAt, List<DecisionClock> clocks,
        String processingOrganization, List<LineDetermination> lines, List<AppliedVersion> policies,
        Notice notice, String rulesFingerprint) {

    public Determination {
        clocks = clocks == null ? List.of() : List.copyOf(clocks);
        lines = List.copyOf(lines);
        policies = List.copyOf(policies);
    }

    /**
     * The line of a number.
     *
     * @throws IllegalArgumentException where the request had no such line
     */
    public LineDetermination line(int number) {
        return lines.stream().filter(line -> line.number() == number).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "request `" + requestId + "` has no line `" + number + "`; it has "
                                + lines.stream().map(LineDetermination::number).toList()));
    }
}
