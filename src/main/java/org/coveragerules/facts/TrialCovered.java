package org.coveragerules.facts;

/** A provision or a mandate covers the clinical trial the line is part of (CMM-TRL-1). */
public record TrialCovered(ServiceLine line) implements Mark {

    @Override
    public boolean asksForReview() {
        return false;
    }
}
