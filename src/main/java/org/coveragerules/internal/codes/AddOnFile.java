package org.coveragerules.internal.codes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.CodeTableException;

/**
 * One add-on code file as CMS publishes it: fixed-width Latin-1 of {@value #WIDTH} characters a line and no header. A
 * line may lack the blanks at its end, but the last one only where a line break follows it.
 */
final class AddOnFile {

    private static final int WIDTH = 97;
    /** Up to the edit's first day, which every row has. */
    private static final int SHORTEST = 32;
    /** Stands for a primary where the add-on has no list. */
    private static final String NO_LIST = "CCCCC";

    private final String name;
    private final List<AddOnRow> rows = new ArrayList<>();
    private int number;
    private String line;

    private AddOnFile(String name) {
        this.name = name;
    }

    static List<AddOnRow> read(String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        AddOnFile file = new AddOnFile(name);
        for (int from = 0; from < text.length();) {
            int end = text.indexOf('\n', from);
            file.readLine(text.substring(from, end < 0 ? text.length() : end), end >= 0);
            from = end < 0 ? text.length() : end + 1;
        }
        return file.rows;
    }

    /** Whether this is a line of such a file, by its type and codes. */
    static boolean isRow(String line) {
        return line.length() >= SHORTEST && "123".indexOf(line.charAt(0)) >= 0
                && CodeNumber.of(line.substring(1, 6)) != CodeNumber.NONE
                && (line.startsWith(NO_LIST, 13) || CodeNumber.of(line.substring(13, 18)) != CodeNumber.NONE);
    }

    private void readLine(String given, boolean ended) {
        number++;
        line = given.endsWith("\r") ? given.substring(0, given.length() - 1) : given;
        if (number == 1 && line.startsWith("\u00EF\u00BB\u00BF")) {
            line = line.substring(3);
        }
        if (line.isBlank()) {
            return;
        }
        if (!ended && line.length() < WIDTH) {
            throw CodeTableException.of(name, number, "found " + line.length() + " characters and no line break, "
                    + "expected " + WIDTH + "; the file seems to be cut off, so fetch it again");
        }
        if (line.stripTrailing().length() > WIDTH || line.length() < SHORTEST) {
            throw CodeTableException.of(name, number, "found " + line.length() + " characters, expected " + WIDTH
                    + "; put each row on a line of its own");
        }
        line += " ".repeat(Math.max(0, WIDTH - line.length()));
        rows.add(row());
    }

    private AddOnRow row() {
        String type = line.substring(0, 1);
        if (!"123".contains(type)) {
            throw fault(0, 1, "type", "`1`, `2` or `3`");
        }
        String primary = line.substring(13, 18);
        if (primary.equals(NO_LIST)) {
            primary = null;
        } else {
            code(13, "primary");
        }
        int lastDay = Math.min(day(6, "add-on deletion", EditDay.OPEN), day(32, "edit deletion", EditDay.OPEN));
        return new AddOnRow(code(1, "add-on"), Integer.parseInt(type), primary,
                day(25, "edit effective", EditDay.NONE), lastDay, day(18, "primary deletion", EditDay.OPEN));
    }

    private String code(int from, String column) {
        String code = line.substring(from, from + 5);
        if (CodeNumber.of(code) == CodeNumber.NONE) {
            throw fault(from, from + 5, column, CodeNumber.SHAPES);
        }
        return code;
    }

    /** @param absent what a blank means; {@link EditDay#NONE} where it is a fault */
    private int day(int from, String column, int absent) {
        String text = line.substring(from, from + 7);
        int day = text.isBlank() ? absent : !text.chars().allMatch(digit -> digit >= '0' && digit <= '9') ? EditDay.NONE
                : EditDay.ofOrdinal(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(4)));
        if (day == EditDay.NONE || day == EditDay.OPEN && absent == EditDay.NONE) {
            throw fault(from, from + 7, column, "an ordinal date as yyyyddd, 1950 to 2128"
                    + (absent == EditDay.NONE ? "" : ", or blanks where it is open"));
        }
        return day;
    }

    private CodeTableException fault(int from, int to, String column, String expected) {
        return CodeTableException.of(name, number, (from + 1) + "-" + to + " (" + column + ")",
                line.substring(from, to).strip(), expected);
    }
}
