package org.coveragerules.internal.vocabulary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lists of codes that answers in X12 may use. They are a resource, which names where each is from. */
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
    DECISION;

    private static final String RESOURCE = "x12-codes.txt";

    /** Read once the first code is asked for. */
    private static final class Lists {
        private static final Map<X12Codes, List<Range>> ALL = read();
    }

    /** Whether a code is on the list. */
    public boolean has(String code) {
        return Lists.ALL.get(this).stream().anyMatch(range -> range.has(code));
    }

    /** How the list is called where a vocabulary names a code of it. */
    public String title() {
        return switch (this) {
            case GROUP -> "group of adjustments (CO, OA, PI or PR)";
            case CARC -> "claim adjustment reason code in use";
            case RARC -> "remittance advice remark code in use";
            case ACTION -> "action of a review (X12 306)";
            case DECISION -> "reason of a review's decision (X12 886)";
        };
    }

    private static Map<X12Codes, List<Range>> read() {
        var lists = new EnumMap<X12Codes, List<Range>>(X12Codes.class);
        for (var list : values()) {
            lists.put(list, new ArrayList<>());
        }
        try (var in = X12Codes.class.getResourceAsStream(RESOURCE)) {
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                var words = line.split(" ");
                for (int i = 1; i < words.length && !words[0].equals("#"); i++) {
                    lists.get(valueOf(words[0].toUpperCase(Locale.ROOT))).add(Range.of(words[i]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the list of X12 codes can't be read from the jar", e);
        }
        return lists;
    }

    /** A code, or all from one to another, which are as long and differ in the number at their end. */
    private record Range(String first, String last) {

        static Range of(String written) {
            int dash = written.indexOf('-');
            var first = dash < 0 ? written : written.substring(0, dash);
            var last = dash < 0 ? written : written.substring(dash + 1);
            int digits = digits(first);
            if (dash > 0 && (digits == 0 || !prefix(first).equals(prefix(last)) || first.length() > last.length())) {
                throw new IllegalStateException("`" + written + "` is no range of codes");
            }
            return new Range(first, last);
        }

        boolean has(String code) {
            if (code.equals(first)) {
                return true;
            }
            if (first.equals(last) || code.length() < first.length() || code.length() > last.length()
                    || !prefix(code).equals(prefix(first))
                    || code.length() > first.length() && number(code).startsWith("0")) {
                return false;
            }
            int number = Integer.parseInt(number(code));
            return number >= Integer.parseInt(number(first)) && number <= Integer.parseInt(number(last));
        }

        private static int digits(String code) {
            int at = code.length();
            while (at > 0 && Character.isDigit(code.charAt(at - 1))) {
                at--;
            }
            return code.length() - at;
        }

        private static String prefix(String code) {
            return code.substring(0, code.length() - digits(code));
        }

        private static String number(String code) {
            return code.substring(code.length() - digits(code));
        }
    }
}
