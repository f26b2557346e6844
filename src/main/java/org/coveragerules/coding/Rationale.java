package org.coveragerules.coding;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Why a PTP edit exists, and the statement that follows from it. */
final class Rationale {

    private static final String INTEGRAL = "CMM-IMP-7";
    private static final String UNBUNDLED = "CMM-UNB-2";
    private static final Map<String, String> STATEMENTS = Map.of(
            plain("Mutually exclusive procedures"), "CMM-MUT-2",
            plain("CPT Separate procedure definition"), "CMM-SEP-2",
            plain("Standards of medical/surgical practice"), INTEGRAL,
            plain("Standard preparation/monitoring services for anesthesia"), INTEGRAL,
            plain("Anesthesia service included in surgical procedure"), INTEGRAL,
            plain("Misuse of Column Two code with Column One code"), INTEGRAL);

    /** The others that CMS gives, all of them CMM-UNB-2. */
    private static final Set<String> OTHERS = Set.of(
            plain("CPT Manual or CMS manual coding instruction"),
            plain("HCPCS/CPT procedure code definition"),
            plain("More extensive procedure"),
            plain("Sequential procedure"),
            plain("Gender-specific procedures"),
            plain("Laboratory panel"));

    private Rationale() {
    }

    static String statement(String rationale) {
        return STATEMENTS.getOrDefault(plain(rationale), UNBUNDLED);
    }

    /** Whether this can only be the beginning of a rationale that CMS gives. */
    static boolean cutOff(String rationale) {
        String text = plain(rationale);
        return text.isEmpty() || Stream.concat(STATEMENTS.keySet().stream(), OTHERS.stream())
                .anyMatch(known -> known.startsWith(text) && !known.equals(text));
    }

    /** Letter case, quotes and blanks have changed from release to release; the words have not. */
    private static String plain(String rationale) {
        return rationale.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]+", "");
    }
}
