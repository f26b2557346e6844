package org.coveragerules.internal.vocabulary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The lists of codes that answers in X12 and FHIR may use. They are a resource, which names where each is from. */
public enum X12Codes {
    /** Who bears an adjustment (data element 1033). */
    GROUP,
    /** Claim adjustment reason codes. */
    CARC,
    /** Remittance advice remark codes. */
    RARC,
    /** What was decided of a request for review (data element 306). */
    ACTION,
    /** Why it was decided so (code list 886). */
    DECISION,
    /** Why coverage information says what it does (Da Vinci CRD). */
    COVERAGE;

    private static final String RESOURCE = "x12-codes.txt";

    /** Read once the first code is asked for. */
    private static final class Lists {
        private static final Map<X12Codes, Set<String>> ALL = read();
    }

    /** Whether a code is on the list. */
    public boolean has(String code) {
        return Lists.ALL.get(this).contains(code);
    }

    /** How the list is called where a vocabulary names a code of it. */
    public String title() {
        return switch (this) {
            case GROUP -> "group of adjustments (CO, OA, PI or PR)";
            case CARC -> "claim adjustment reason code in use";
            case RARC -> "remittance advice remark code in use";
            case ACTION -> "action of a review (X12 306)";
            case DECISION -> "reason of a review's decision (X12 886)";
            case COVERAGE -> "reason of coverage information (Da Vinci CRD)";
        };
    }

    private static Map<X12Codes, Set<String>> read() {
        var lists = new EnumMap<X12Codes, Set<String>>(X12Codes.class);
        for (var list : values()) {
            lists.put(list, new HashSet<>());
        }
        try (var in = X12Codes.class.getResourceAsStream(RESOURCE)) {
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                var words = line.split(" ");
                for (int i = 1; i < words.length && !words[0].equals("#"); i++) {
                    var list = valueOf(words[0].toUpperCase(Locale.ROOT));
                    add(words[i], list, lists.get(list));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the list of X12 codes can't be read from the jar", e);
        }
        return lists;
    }

    /** Adds a code, or all from one to another, which differ in the number at their end and are as long or longer. */
    private static void add(String written, X12Codes list, Set<String> codes) {
        int dash = written.indexOf('-');
        // The guide's words have dashes of their own.
        if (dash < 0 || list == COVERAGE) {
            codes.add(written);
            return;
        }
        var first = written.substring(0, dash);
        var last = written.substring(dash + 1);
        var prefix = prefix(first);
        int digits = first.length() - prefix.length();
        if (digits == 0 || !prefix.equals(prefix(last)) || first.length() > last.length()) {
            throw new IllegalStateException("`" + written + "` is no range of codes");
        }
        int end = Integer.parseInt(last.substring(prefix.length()));
        for (int number = Integer.parseInt(first.substring(prefix.length())); number <= end; number++) {
            var plain = String.valueOf(number);
            codes.add(prefix + "0".repeat(Math.max(0, digits - plain.length())) + plain);
        }
    }

    private static String prefix(String code) {
        int at = code.length();
        while (at > 0 && Character.isDigit(code.charAt(at - 1))) {
            at--;
        }
        return code.substring(0, at);
    }
}
