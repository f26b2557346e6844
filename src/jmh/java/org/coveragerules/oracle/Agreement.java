package org.coveragerules.oracle;

import java.util.List;
import org.coveragerules.Determination;

/** Opens the comparison of rules and oracle to the benchmarks. */
public final class Agreement {

    private Agreement() {
    }

    /** A line for each difference; the texts of the policies, which the oracle does not quote, are not compared. */
    public static List<String> differences(Determination rules, Determination oracle) {
        return Disagreement.between(rules, oracle);
    }
}
