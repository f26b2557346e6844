package org.coveragerules;

import java.util.Arrays;
import java.util.function.Function;
import org.coveragerules.coding.CodeTables;
import org.coveragerules.determination.Determination;
import org.coveragerules.determination.DeterminationWriter;
import org.coveragerules.engine.PlainDrools;
import org.coveragerules.request.Request;

/** Who judges a request; all have to come to the same bytes as the library. */
public enum Partner {

    LIBRARY("library") {
        @Override
        Function<Request, Determination> open(CoverageRules rules, CodeTables codes) {
            return rules::determine;
        }
    },

    /** Drools by the first page of its documentation, with the same rules. */
    PLAIN_DROOLS("plainDrools") {
        @Override
        Function<Request, Determination> open(CoverageRules rules, CodeTables codes) {
            return new PlainDrools(rules.library(), codes, rules.fingerprint())::determine;
        }
    };

    private final String label;

    Partner(String label) {
        this.label = label;
    }

    /** Opens it, ready to be asked. */
    abstract Function<Request, Determination> open(CoverageRules rules, CodeTables codes);

    String label() {
        return label;
    }

    /** Opens it and makes sure that it judges a request as the library does. */
    Function<Request, Determination> openFor(Request request, CoverageRules rules, CodeTables codes) {
        var partner = open(rules, codes);
        var expected = DeterminationWriter.bytes(rules.determine(request));
        var given = DeterminationWriter.bytes(partner.apply(request));
        if (!Arrays.equals(expected, given)) {
            throw new IllegalStateException(label + " judges " + request + " otherwise than the library; expected\n"
                    + new String(expected, java.nio.charset.StandardCharsets.UTF_8) + "\nand got\n"
                    + new String(given, java.nio.charset.StandardCharsets.UTF_8));
        }
        return partner;
    }
}
