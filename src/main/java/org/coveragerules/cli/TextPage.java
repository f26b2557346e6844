package org.coveragerules.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiff;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.internal.text.Visible;

/** Text for a person at a terminal, no line longer than it has to be. */
final class TextPage {

    private static final int WIDTH = 100;
    private static final String GAP = "  ";
    private static final int HANGING = 4;

    private final StringBuilder text = new StringBuilder();

    /** Writes a line, broken at spaces where it is too long; what follows a break stands deeper than a line can. */
    void line(int indent, String content) {
        var before = indent;
        for (var part : broken(Visible.of(content), WIDTH - indent, HANGING)) {
            text.append(part.isEmpty() ? "" : " ".repeat(before)).append(part).append('\n');
            before = indent + HANGING;
        }
    }

    /** Writes rows in columns, each as wide as its longest cell; the last column takes what is left. */
    void table(int indent, List<List<String>> cells) {
        var rows = cells.stream().map(row -> row.stream().map(Visible::of).toList()).toList();
        int last = rows.get(0).size() - 1;
        var widths = new ArrayList<Integer>();
        for (int column = 0; column < last; column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        int before = indent + widths.stream().mapToInt(width -> width + GAP.length()).sum();
        for (var row : rows) {
            var line = new StringBuilder(" ".repeat(indent));
            for (int column = 0; column < last; column++) {
                line.append(padded(row.get(column), widths.get(column))).append(GAP);
            }
            for (var part : broken(row.get(last), WIDTH - before, 0)) {
                text.append(line.append(part).toString().stripTrailing()).append('\n');
                line = new StringBuilder(" ".repeat(before));
            }
        }
    }

    /**
     * Writes two texts beside each other, equal lines at one height. Between lines that differ stands {@code |}, beside
     * one that only the first text has {@code <}, beside one that only the second has {@code >}.
     */
    void sideBySide(int indent, String before, String after) {
        int width = (WIDTH - indent - 3) / 2;
        var first = before.lines().map(Visible::of).toList();
        var second = after.lines().map(Visible::of).toList();
        for (var delta : DiffUtils.diff(first, second, new MeyersDiff<>(), null, true).getDeltas()) {
            var gone = delta.getSource().getLines();
            var come = delta.getTarget().getLines();
            for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
                var beforeParts = i < gone.size() ? cut(gone.get(i), width) : List.<String>of();
                var afterParts = i < come.size() ? cut(come.get(i), width) : List.<String>of();
                var sign = i >= come.size() ? "<" : i >= gone.size() ? ">"
                        : delta.getType() == DeltaType.EQUAL ? " " : "|";
                beside(indent, width, beforeParts, sign, afterParts);
            }
        }
    }

    private void beside(int indent, int width, List<String> before, String sign, List<String> after) {
        for (int row = 0; row < Math.max(before.size(), after.size()); row++) {
            text.append((" ".repeat(indent) + padded(row < before.size() ? before.get(row) : "", width) + " " + sign
                    + " " + (row < after.size() ? after.get(row) : "")).stripTrailing()).append('\n');
        }
    }

    /**
     * A content's lines of at most a width, broken at spaces; what follows a break keeps the indentation, and has so
     * much less room as it hangs.
     */
    private static List<String> broken(String content, int width, int hanging) {
        var parts = new ArrayList<String>();
        int indent = content.length() - content.stripLeading().length();
        var rest = content;
        int room = width;
        while (rest.length() > room && rest.lastIndexOf(' ', room) > indent) {
            int end = rest.lastIndexOf(' ', room);
            parts.add(rest.substring(0, end));
            rest = " ".repeat(indent) + rest.substring(end + 1);
            room = width - hanging;
        }
        parts.add(rest);
        return parts;
    }

    /** The same, and words that are too long cut, as a column has no room beside it. */
    private static List<String> cut(String content, int width) {
        var parts = new ArrayList<String>();
        for (var part : broken(content, width, 0)) {
            for (int from = 0; from == 0 || from < part.length(); from += width) {
                parts.add(part.substring(from, Math.min(from + width, part.length())));
            }
        }
        return parts;
    }

    private static String padded(String content, int width) {
        return content + " ".repeat(Math.max(0, width - content.length()));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
