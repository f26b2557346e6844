package org.coveragerules.request;

/** That the service is part of a clinical trial. */
public record Trial(
        @Field(says = "Whether CMS approved the trial.")
        Boolean cmsApproved,
        @Field(says = "Whether it runs under Coverage with Evidence Development.")
        Boolean coverageWithEvidenceDevelopment) {

    /** Says not even that there is a trial. */
    boolean saysNothing() {
        return cmsApproved == null && coverageWithEvidenceDevelopment == null;
    }
}
