package org.coveragerules.internal.codes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.coveragerules.CodeTableException;

/**
 * One PTP file as CMS publishes it: tab-separated Latin-1 under a preamble of a few lines. Its data starts at the first
 * line of the shape code TAB code TAB; from there on every line that is not blank is a row.
 */
final class PairFile {

    private static final int COLUMN_ONE = 1;
    private static final int COLUMN_TWO = 2;
    private static final int BEFORE_1996 = 3;
    private static final int EFFECTIVE = 4;
    private static final int DELETION = 5;
    private static final int INDICATOR = 6;
    private static final int RATIONALE = 7;
    private static final String[] COLUMNS = {"", "1 (column one)", "2 (column two)", "3 (in existence before 1996)",
            "4 (effective date)", "5 (deletion date)", "6 (modifier indicator)", "7 (rationale)"};

    private static final String FIRST_DAYS = "a date as yyyymmdd, 1950 to 2128";

    /** A row is about this long, to know how much room a file's rows need. */
    private static final int BYTES_A_ROW = 64;
    private static final int DATES_REMEMBERED = 1 << 12;
    private static final int LONGEST_RATIONALE = 250;

    /**
     * What a file holds.
     *
     * @param rows  in order, each key once
     * @param count rows in the file
     * @param first first day of any edit
     * @param last  last day that any row names
     */
    record Content(PairRows rows, int count, int first, int last, byte[] digest) {
    }

    private final String name;
    private final FileLines lines;
    private final Rationales rationales;
    private final PairRows rows;
    private final int[] rememberedDates = new int[DATES_REMEMBERED];
    private final int[] rememberedDays = new int[DATES_REMEMBERED];
    private int likelyRationale;
    private int first = EditDay.OPEN;
    private int last;

    private byte[] buffer;
    private int at;

    private PairFile(String name, FileLines lines, Rationales rationales, int expected) {
        this.name = name;
        this.lines = lines;
        this.rationales = rationales;
        rows = new PairRows(expected);
    }

    static Content read(String name, Path path, Rationales rationales) throws IOException {
        try (FileLines lines = FileLines.open(name, path)) {
            int expected = (int) Math.min(Files.size(path) / BYTES_A_ROW, Integer.MAX_VALUE / 4);
            PairFile file = new PairFile(name, lines, rationales, expected);
            file.readRows();
            return new Content(file.rows.sorted(), file.rows.size(), file.first, file.last, lines.digest());
        }
    }

    private void readRows() throws IOException {
        boolean preamble = true;
        while (lines.next()) {
            buffer = lines.buffer();
            at = lines.from();
            preamble &= !startsData(buffer, lines.from(), lines.to());
            if (!preamble && !blank(lines.from(), lines.to())) {
                readRow();
            }
        }
    }

    /**
     * Whether the data starts at this line. A line of the preamble may not have a date where a row has its effective
     * date: that is a row whose code cannot be read, and passing over it would lose it.
     */
    static boolean startsData(byte[] bytes, int from, int to) {
        return to - from >= 12 && bytes[from + 5] == '\t' && bytes[from + 11] == '\t'
                && CodeNumber.of(bytes, from) != CodeNumber.NONE && CodeNumber.of(bytes, from + 6) != CodeNumber.NONE
                || hasDate(bytes, from, to);
    }

    private static boolean hasDate(byte[] bytes, int from, int to) {
        int field = 1;
        int start = from;
        for (int index = from; index < to && field <= EFFECTIVE; index++) {
            if (bytes[index] == '\t') {
                if (field == EFFECTIVE) {
                    return index - start == 8 && digits(bytes, start, 8) >= 0;
                }
                field++;
                start = index + 1;
            }
        }
        return false;
    }

    private boolean blank(int from, int to) {
        for (int index = from; index < to; index++) {
            if (buffer[index] != ' ' && buffer[index] != '\t') {
                return false;
            }
        }
        return true;
    }

    private void readRow() {
        int columnOne = code(COLUMN_ONE);
        int columnTwo = code(COLUMN_TWO);
        int end = fieldEnd(BEFORE_1996);
        if (!blankOrStar(end)) {
            throw fault(BEFORE_1996, end, "`*` or nothing");
        }
        at = end + 1;
        end = fieldEnd(EFFECTIVE);
        int firstDay = day(EFFECTIVE, end, FIRST_DAYS);
        if (firstDay == EditDay.OPEN) {
            throw fault(EFFECTIVE, end, FIRST_DAYS);
        }
        at = end + 1;
        end = fieldEnd(DELETION);
        int lastDay = blankOrStar(end) ? EditDay.OPEN : day(DELETION, end, "a date as yyyymmdd, `*` or nothing");
        at = end + 1;
        end = fieldEnd(INDICATOR);
        int indicator = end - at == 1 ? buffer[at] - '0' : -1;
        if (indicator != 0 && indicator != 1 && indicator != PairTable.VOID) {
            throw fault(INDICATOR, end, "`0`, `1` or `9`");
        }
        at = end + 1;
        rows.add(columnOne, columnTwo, firstDay, lastDay, indicator, rationale());
        first = Math.min(first, firstDay);
        last = Math.max(last, lastDay == EditDay.OPEN ? firstDay : Math.max(firstDay, lastDay));
    }

    private int code(int column) {
        int end = fieldEnd(column);
        int code = end - at == 5 ? CodeNumber.of(buffer, at) : CodeNumber.NONE;
        if (code == CodeNumber.NONE) {
            throw fault(column, end, CodeNumber.SHAPES);
        }
        at = end + 1;
        return code;
    }

    private int fieldEnd(int column) {
        for (int end = at; end < lines.to(); end++) {
            if (buffer[end] == '\t') {
                return end;
            }
        }
        throw CodeTableException.of(name, lines.number(), "the line ends in column " + COLUMNS[column]
                + ", expected 7 columns separated by tabs; "
                + (lines.ended() ? "correct the line" : "the file seems to be cut off, so fetch it again"));
    }

    private boolean blankOrStar(int end) {
        return end - at == 1 && buffer[at] == '*' || blank(at, end);
    }

    /** A file has few dates, so the days of those lately seen are remembered. */
    private int day(int column, int end, String expected) {
        int date = end - at == 8 ? digits(buffer, at, 8) : -1;
        int place = date * 0x9E3779B1 >>> 20;
        if (date > 0 && rememberedDates[place] == date) {
            return rememberedDays[place];
        }
        int day = date < 0 ? EditDay.NONE : EditDay.of(date / 10_000, date / 100 % 100, date % 100);
        if (day == EditDay.NONE) {
            throw fault(column, end, expected);
        }
        rememberedDates[place] = date;
        rememberedDays[place] = day;
        return day;
    }

    private static int digits(byte[] bytes, int from, int count) {
        int value = 0;
        for (int index = from; index < from + count; index++) {
            int digit = bytes[index] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private int rationale() {
        int end = lines.to();
        while (end > at && (buffer[end - 1] == ' ' || buffer[end - 1] == '\t')) {
            end--;
        }
        if (!lines.ended() && Rationale.cutOff(text(end))) {
            throw fault(RATIONALE, end, "a whole rationale, for no line break follows; "
                    + "the file seems to be cut off, so fetch it again");
        }
        int number = rationales.find(buffer, at, end, likelyRationale);
        likelyRationale = number == Rationales.NONE ? newRationale(end) : number;
        return likelyRationale;
    }

    private int newRationale(int end) {
        String text = text(end);
        if (text.length() > LONGEST_RATIONALE || text.chars().anyMatch(Character::isISOControl)) {
            throw fault(RATIONALE, end, "a phrase of at most " + LONGEST_RATIONALE + " characters without tabs");
        }
        int number = rationales.add(text);
        if (number == Rationales.NONE) {
            throw fault(RATIONALE, end, "one of a few phrases, but the files hold more than " + Rationales.LIMIT
                    + " different ones; compare the columns with those that CMS publishes");
        }
        return number;
    }

    private CodeTableException fault(int column, int end, String expected) {
        return CodeTableException.of(name, lines.number(), COLUMNS[column], text(end), expected);
    }

    private String text(int end) {
        return new String(Arrays.copyOfRange(buffer, at, end), StandardCharsets.ISO_8859_1);
    }
}
