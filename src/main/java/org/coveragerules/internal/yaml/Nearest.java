package org.coveragerules.internal.yaml;

import java.util.Collection;
import java.util.Locale;

/** What a misspelled word was probably meant to be. */
public final class Nearest {

    private static final int LONGEST = 60;

    private Nearest() {
    }

    /** {@code , maybe `word`} for the nearest known word; empty where none is near. */
    public static String hint(String given, Collection<String> known) {
        String nearest = null;
        int least = Math.max(1, given.length() / 3) + 1;
        if (given.length() <= LONGEST) {
            for (String word : known) {
                int distance = distance(given.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
                if (distance < least) {
                    nearest = word;
                    least = distance;
                }
            }
        }
        return nearest == null ? "" : ", maybe `" + nearest + "`";
    }

    /** How many characters to add, drop or replace to make one word of the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
