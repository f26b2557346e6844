package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A term of the plan document. It holds for a line that has one of its codes or its category, from its first
 * to its last day.
 *
 * @param effect    never null
 * @param codes     codes it names; may be empty
 * @param category  category it names; null: none
 * @param overrides findings a COVERED term sets aside; empty: the policy's default
 * @param trial     whether it is the plan's coverage of clinical trials, which holds for every line of a trial request
 * @param from      first day; null: open
 * @param to        last day; null: open
 * @param citation  where the plan document says so; null: not told
 */
public record Provision(TermEffect effect, List<String> codes, String category, Set<String> overrides,
        boolean trial, LocalDate from, LocalDate to, String citation) {

    public Provision {
        codes = Copies.list(codes);
        overrides = Copies.words(overrides);
    }
}
