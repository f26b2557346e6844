package org.coveragerules.request;

/**
 * That the service is part of a clinical trial.
 *
 * @param cmsApproved                     null: unknown
 * @param coverageWithEvidenceDevelopment null: unknown
 */
public record Trial(Boolean cmsApproved, Boolean coverageWithEvidenceDevelopment) {

    /** Says nothing, and so not even that there is a trial. */
    static final Trial UNKNOWN = new Trial(null, null);
}
