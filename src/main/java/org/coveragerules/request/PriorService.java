package org.coveragerules.request;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A service that the member has had.
 *
 * @param code  CPT or HCPCS code, never null
 * @param date  its day, never null
 * @param units at least 1
 */
public record PriorService(String code, LocalDate date, int units) {

    public PriorService {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(date, "date");
    }

    /** The code alone, since this text may end in a log. */
    @Override
    public String toString() {
        return "PriorService[" + code + "]";
    }
}
