package org.coveragerules.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.engine.PlainDrools;
import org.coveragerules.oracle.Agreement;
import org.coveragerules.oracle.Oracle;
import org.coveragerules.request.Request;

/** Who judges a request; all have to judge it as the library does. */
public enum Partner {

    LIBRARY("library") {
        @Override
        Function<Request, Determination> open(Adjudicator rules, CodeTables codes) {
            return rules::determine;
        }
    },

    /** The library's rules in sessions of Drools, as what only these can do is judged. */
    SESSIONS("sessions") {
        @Override
        Function<Request, Determination> open(Adjudicator rules, CodeTables codes) {
            return request -> rules.traceBySessions(request, Map.of()).determination();
        }
    },

    /** The policies once more, written by hand in Java; it quotes no text of a rule. */
    JAVA("java") {
        @Override
        Function<Request, Determination> open(Adjudicator rules, CodeTables codes) {
            return new Oracle(codes.declaredBy(rules.library().vocabulary()))::determine;
        }

        @Override
        List<String> differences(Determination library, Determination own) {
            return Agreement.differences(library, own);
        }
    },

    /** Drools by the first page of its documentation, with the same rules. */
    PLAIN_DROOLS("plainDrools") {
        @Override
        Function<Request, Determination> open(Adjudicator rules, CodeTables codes) {
            return new PlainDrools(rules.library(), codes, rules.fingerprint())::determine;
        }
    };

    private final String label;

    Partner(String label) {
        this.label = label;
    }

    /** Opens it, ready to be asked. */
    abstract Function<Request, Determination> open(Adjudicator rules, CodeTables codes);

    /** In what its determination differs from the library's: not in a single byte, if nothing else is said. */
    List<String> differences(Determination library, Determination own) {
        var expected = text(library);
        var given = text(own);
        return expected.equals(given) ? List.of() : List.of("expected " + expected, "got " + given);
    }

    String label() {
        return label;
    }

    /** Opens it and makes sure that it judges a request as the library does. */
    Function<Request, Determination> openFor(Request request, Adjudicator rules, CodeTables codes) {
        var partner = open(rules, codes);
        var differences = differences(rules.determine(request), partner.apply(request));
        if (!differences.isEmpty()) {
            throw new IllegalStateException(label + " judges " + request + " otherwise than the library:\n"
                    + String.join("\n", differences));
        }
        return partner;
    }

    private static String text(Determination determination) {
        return new String(DeterminationWriter.bytes(determination), StandardCharsets.UTF_8);
    }
}
