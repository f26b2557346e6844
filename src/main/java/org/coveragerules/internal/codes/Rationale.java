package org.coveragerules.internal.codes;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a PTP edit exists. */
final class Rationale {

    /** Those that CMS gives; what follows from each is for the rules to say. */
    private static final Set<String> GIVEN = Stream.of(
            "Mutually exclusive procedures",
            "CPT Separate procedure definition",
            "Standards of medical/surgical practice",
            "Standard preparation/monitoring services for anesthesia",
            "Anesthesia service included in surgical procedure",
            "Misuse of Column Two code with Column One code",
            "CPT Manual or CMS manual coding instruction",
            "HCPCS/CPT procedure code definition",
            "More extensive procedure",
            "Sequential procedure",
            "Gender-specific procedures",
            "Laboratory panel").map(Rationale::plain).collect(Collectors.toUnmodifiableSet());

    private Rationale() {
    }

    /** Whether this can only be the beginning of a rationale that CMS gives. */
    static boolean cutOff(String rationale) {
        String text = plain(rationale);
        return text.isEmpty() || GIVEN.stream().anyMatch(known -> known.startsWith(text) && !known.equals(text));
    }

    /** Letter case, quotes and blanks have changed from release to release; the words have not. */
    private static String plain(String rationale) {
        return rationale.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]+", "");
    }

    /** Whether two are the same but for what changes from release to release. */
    static boolean same(String one, String other) {
        int at = next(one, 0);
        int otherAt = next(other, 0);
        while (at < one.length() && otherAt < other.length()
                && Character.toLowerCase(one.charAt(at)) == Character.toLowerCase(other.charAt(otherAt))) {
            at = next(one, at + 1);
            otherAt = next(other, otherAt + 1);
        }
        return at == one.length() && otherAt == other.length();
    }

    /** The next place of a sign that counts. */
    private static int next(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == '"' || Character.isWhitespace(text.charAt(at)))) {
            at++;
        }
        return at;
    }
}
