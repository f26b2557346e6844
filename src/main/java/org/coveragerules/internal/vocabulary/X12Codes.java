package org.coveragerules.internal.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

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
    private static final Pattern CODE = Pattern.compile("([A-Z]*|0)(\\d+)");

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
        };
    }

    private static Map<X12Codes, Set<String>> read() {
        var lists = new EnumMap<X12Codes, Set<String>>(X12Codes.class);
        for (var list : values()) {
            lists.put(list, new TreeSet<>());
        }
        try (var in = new BufferedReader(new InputStreamReader(X12Codes.class.getResourceAsStream(RESOURCE),
                StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                var words = line.split(" ");
                for (int i = 1; i < words.length; i++) {
                    add(lists.get(valueOf(words[0].toUpperCase(Locale.ROOT))), words[i]);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the list of X12 codes can't be read from the jar", e);
        }
        lists.replaceAll((list, codes) -> Collections.unmodifiableSet(codes));
        return lists;
    }

    /** Adds a code, or all from one to another, which differ in their number. */
    private static void add(Set<String> codes, String written) {
        var ends = written.split("-");
        var first = CODE.matcher(ends[0]);
        if (ends.length == 1 || !first.matches()) {
            codes.add(written);
            return;
        }
        var last = CODE.matcher(ends[1]);
        if (!last.matches() || !last.group(1).equals(first.group(1))) {
            throw new IllegalStateException("`" + written + "` is no range of codes");
        }
        int width = first.group(2).length();
        for (int number = Integer.parseInt(first.group(2)); number <= Integer.parseInt(last.group(2)); number++) {
            codes.add(first.group(1) + String.format(Locale.ROOT, "%0" + width + "d", number));
        }
    }
}
