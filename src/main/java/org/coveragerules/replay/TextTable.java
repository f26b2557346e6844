package org.coveragerules.replay;

import java.util.List;
import org.coveragerules.internal.text.Visible;

/** Rows of cells as text: the first column to the left, the others to the right. */
final class TextTable {

    private TextTable() {
    }

    /** One line for each row, indented. */
    static List<String> lines(List<List<String>> cells) {
        var rows = cells.stream().map(row -> row.stream().map(Visible::of).toList()).toList();
        return rows.stream().map(row -> {
            var line = new StringBuilder("  ");
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
                var cell = row.get(column);
                var gap = " ".repeat(width - cell.length());
                line.append(column == 0 ? cell + gap : "  " + gap + cell);
            }
            return line.toString().stripTrailing();
        }).toList();
    }
}
