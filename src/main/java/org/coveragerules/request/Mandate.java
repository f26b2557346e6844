package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A coverage mandate of a legislature. It holds for a line as a {@link Provision} does, where its jurisdiction
 * reaches the plan.
 *
 * @param effect       COVERED or EXCLUDED
 * @param jurisdiction {@code US} or a state's two letters; never null
 * @param codes        codes it names; may be empty
 * @param category     category it names; null: none
 * @param overrides    findings a COVERED mandate sets aside; empty: the policy's default
 * @param trial        whether it mandates coverage of clinical trials, for every line of a trial request
 * @param from         first day; null: open
 * @param to           last day; null: open
 * @param citation     the law; null: not told
 */
public record Mandate(TermEffect effect, String jurisdiction, List<String> codes, String category,
        Set<String> overrides, boolean trial, LocalDate from, LocalDate to, String citation) {

    public Mandate {
        codes = Copies.list(codes);
        overrides = Copies.words(overrides);
    }
}
