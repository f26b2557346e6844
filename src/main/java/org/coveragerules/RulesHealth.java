package org.coveragerules;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.LocalDate;
import java.util.List;

/**
 * How rules that are open fare, for the health check of a service. It holds nothing of any request, and any mapper of
 * Jackson writes it.
 *
 * @param isOpen      false once they were closed
 * @param fingerprint of the rules that serve; null: of rules on demand it is not made yet, or cannot be, which
 *                    {@code problems} say then
 * @param on          the day that was asked for
 * @param inForce     the versions in force on that day, by policy and first day
 * @param loaded      versions, in force or not, whose rules are loaded; those of the jar, of a cache and on demand are
 *                    loaded when they are first asked
 * @param reloads     saves of the watched directory that were taken
 * @param refusals    saves that were refused
 * @param problems    why the directory as it was last saved does not serve, and the rules before it do; empty: it serves
 */
public record RulesHealth(@JsonProperty("open") boolean isOpen, String fingerprint,
        @JsonSerialize(using = ToStringSerializer.class) LocalDate on, List<Version> inForce,
        int loaded, long reloads, long refusals, List<RulesException.Problem> problems) {

    public RulesHealth {
        inForce = List.copyOf(inForce);
        problems = List.copyOf(problems);
    }

    /**
     * A version of a policy.
     *
     * @param policy    id of the policy
     * @param version   the version's name
     * @param effective first day in force; null: open
     * @param until     last day in force; null: open
     */
    public record Version(String policy, String version,
            @JsonSerialize(using = ToStringSerializer.class) LocalDate effective,
            @JsonSerialize(using = ToStringSerializer.class) LocalDate until) {
    }
}
