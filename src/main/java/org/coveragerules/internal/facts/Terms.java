package org.coveragerules.internal.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.coveragerules.request.Request;
import org.coveragerules.request.TermEffect;

/** Finds the plan provisions and coverage mandates that speak of a line on its date. */
public final class Terms {

    private final ServiceLine line;
    private final boolean ofTrial;
    private final List<Term> found = new ArrayList<>();

    private Terms(ServiceLine line, boolean ofTrial) {
        this.line = line;
        this.ofTrial = ofTrial;
    }

    /** Those that speak of a line; whether a mandate binds the plan is for the rules to say. */
    public static List<Term> of(ServiceLine line, Request request) {
        var terms = new Terms(line,
                request.trial() != null && !Boolean.FALSE.equals(line.requested().partOfTrial()));
        for (var provision : request.plan().provisions()) {
            terms.add(null, provision.effect(), provision.codes(), provision.category(), provision.trial(),
                    provision.overrides(), provision.from(), provision.to(), provision.citation());
        }
        for (var mandate : request.plan().mandates()) {
            terms.add(mandate.jurisdiction(), mandate.effect(), mandate.codes(), mandate.category(), mandate.trial(),
                    mandate.overrides(), mandate.from(), mandate.to(), mandate.citation());
        }
        return terms.found;
    }

    private void add(String jurisdiction, TermEffect effect, List<String> codes, String category, boolean trial,
            Set<String> overrides, LocalDate from, LocalDate to, String citation) {
        boolean inTime = (from == null || !line.date().isBefore(from)) && (to == null || !line.date().isAfter(to));
        boolean byCode = codes.contains(line.code());
        boolean byCategory = category != null && line.categories().contains(category);
        if (inTime && (trial ? ofTrial : byCode || byCategory)) {
            found.add(new Term(line, jurisdiction, effect, byCode, trial, overrides,
                    Objects.requireNonNullElse(citation, "")));
        }
    }
}
