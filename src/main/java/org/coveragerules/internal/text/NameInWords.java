package org.coveragerules.internal.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of rules' files as people read them. */
public final class NameInWords {

    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private NameInWords() {
    }

    /** Of {@code leastWeeks}: {@code least weeks}; capitals that stand together stay. */
    public static String of(String name) {
        var words = NEXT_WORD.split(name);
        for (int at = 0; at < words.length; at++) {
            if (words[at].length() < 2 || !Character.isUpperCase(words[at].charAt(1))) {
                words[at] = words[at].toLowerCase(Locale.ROOT);
            }
        }
        return String.join(" ", words);
    }
}
