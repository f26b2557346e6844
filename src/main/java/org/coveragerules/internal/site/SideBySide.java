package org.coveragerules.internal.site;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiff;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two texts beside each other, line by line, with the words marked in which they differ. */
final class SideBySide {

    /** Some words of a line, and whether the other text has others there. */
    record Piece(String text, boolean isOther) {
    }

    /**
     * A line of either text.
     *
     * @param before of the first text; null: it has none there
     * @param after  of the second text; null: it has none there
     */
    record Row(List<Piece> before, List<Piece> after) {

        /** Whether both say the same. */
        boolean isSame() {
            return before != null && before.equals(after) && before.stream().noneMatch(Piece::isOther);
        }
    }

    /** Words and what stands between them. */
    private static final String BETWEEN_WORDS = "(?<=\\W)|(?=\\W)";

    private SideBySide() {
    }

    /** @param before null: there is no first text, and so for the second */
    static List<Row> of(String before, String after) {
        var rows = new ArrayList<Row>();
        for (var delta : DiffUtils.diff(lines(before), lines(after), new MeyersDiff<>(), null, true).getDeltas()) {
            var gone = delta.getSource().getLines();
            var come = delta.getTarget().getLines();
            for (int at = 0; at < Math.max(gone.size(), come.size()); at++) {
                if (at >= gone.size()) {
                    rows.add(new Row(null, List.of(new Piece(come.get(at), true))));
                } else if (at >= come.size()) {
                    rows.add(new Row(List.of(new Piece(gone.get(at), true)), null));
                } else {
                    rows.add(delta.getType() == DeltaType.EQUAL ? same(gone.get(at)) : words(gone.get(at), come.get(at)));
                }
            }
        }
        return rows;
    }

    private static Row same(String line) {
        var pieces = List.of(new Piece(line, false));
        return new Row(pieces, pieces);
    }

    private static Row words(String before, String after) {
        var first = new ArrayList<Piece>();
        var second = new ArrayList<Piece>();
        for (var delta : DiffUtils.diff(Arrays.asList(before.split(BETWEEN_WORDS)),
                Arrays.asList(after.split(BETWEEN_WORDS)), new MeyersDiff<>(), null, true).getDeltas()) {
            boolean isOther = delta.getType() != DeltaType.EQUAL;
            add(first, delta.getSource().getLines(), isOther);
            add(second, delta.getTarget().getLines(), isOther);
        }
        return new Row(first, second);
    }

    private static void add(List<Piece> pieces, List<String> words, boolean isOther) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(String.join("", words), isOther));
        }
    }

    private static List<String> lines(String text) {
        return text == null ? List.of() : text.lines().toList();
    }
}
