package org.coveragerules.cli;

import java.util.ArrayList;
import java.util.List;

/** Which lines of two texts stand beside each other: as many equal ones as can be, in order. */
final class LinePairs {

    /**
     * Two lines at one height.
     *
     * @param before place of the line in the first text; -1: none
     * @param after  place of the line in the second text; -1: none
     */
    record Pair(int before, int after) {
    }

    private LinePairs() {
    }

    /** Between equal lines, those that differ stand beside each other as far as there are two. */
    static List<Pair> of(List<String> before, List<String> after) {
        int[][] equal = equalFrom(before, after);
        var pairs = new ArrayList<Pair>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            int nextBefore = i;
            int nextAfter = j;
            while (nextBefore < before.size() && nextAfter < after.size()
                    && !before.get(nextBefore).equals(after.get(nextAfter))) {
                if (equal[nextBefore + 1][nextAfter] >= equal[nextBefore][nextAfter + 1]) {
                    nextBefore++;
                } else {
                    nextAfter++;
                }
            }
            if (nextBefore == before.size() || nextAfter == after.size()) {
                nextBefore = before.size();
                nextAfter = after.size();
            }
            while (i < nextBefore || j < nextAfter) {
                pairs.add(new Pair(i < nextBefore ? i++ : -1, j < nextAfter ? j++ : -1));
            }
            if (i < before.size() && j < after.size()) {
                pairs.add(new Pair(i++, j++));
            }
        }
        return pairs;
    }

    /** How many lines from two places on can be paired with an equal one. */
    private static int[][] equalFrom(List<String> before, List<String> after) {
        int[][] equal = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                equal[i][j] = before.get(i).equals(after.get(j)) ? 1 + equal[i + 1][j + 1]
                        : Math.max(equal[i + 1][j], equal[i][j + 1]);
            }
        }
        return equal;
    }
}
