package org.coveragerules.oracle;

import java.time.LocalDate;
import java.util.List;
import org.coveragerules.AppliedVersion;

/** The policies and their versions, with the first day of each later one. */
enum OraclePolicy {
    ASH("ash-mnr", "1", "2023-09-01", "2"),
    CMM("cmm-preface", null, "2026-08-04", "v1.0.2026"),
    INSTRUCTIONS("coverage-instructions", "1", null, null),
    SITE_OF_CARE("mm-0600", "previous", "2025-10-01", "2025-10-01"),
    PRECERTIFICATION("precertification", "1", null, null);

    private final AppliedVersion first;
    private final LocalDate change;
    private final AppliedVersion second;

    OraclePolicy(String id, String first, String change, String second) {
        this.first = first == null ? null : new AppliedVersion(id, first, null);
        this.change = change == null ? null : LocalDate.parse(change);
        this.second = second == null ? null : new AppliedVersion(id, second, null);
    }

    /** The version in force; null before the policy's first one. */
    AppliedVersion on(LocalDate date) {
        return changedBy(date) ? second : first;
    }

    /** Adds the versions that were asked. */
    void addTo(List<AppliedVersion> asked, boolean before, boolean since) {
        if (before && first != null) {
            asked.add(first);
        }
        if (since) {
            asked.add(second);
        }
    }

    /** Whether the later version is in force. */
    boolean changedBy(LocalDate date) {
        return change != null && !date.isBefore(change);
    }
}
