package org.coveragerules.internal.codes;

import java.util.ArrayList;
import java.util.List;
import org.coveragerules.CodeTableException;

/**
 * Comma-separated text as RFC 4180 has it: cells may be quoted, a quoted cell may hold commas, line breaks and doubled
 * quotes. Lines end in {@code \n} or {@code \r\n}. Anything that RFC 4180 leaves open is a fault rather than a guess.
 */
public final class Csv {

    /** How whoever reads the text tells what is wrong with it. */
    public interface Fault {

        /** @param line from 1 */
        RuntimeException of(int line, String fault);
    }

    /**
     * One record of the text.
     *
     * @param line  where it starts, counted from 1
     * @param ended whether a line break follows it; false only for a last record that the file breaks off after
     */
    public record Row(int line, List<String> cells, boolean ended) {

        private boolean blank() {
            return cells.size() == 1 && cells.get(0).isBlank();
        }
    }

    private final String text;
    private final Fault fault;
    private int at;
    private int line = 1;

    private Csv(String text, Fault fault) {
        this.text = text;
        this.fault = fault;
    }

    /** Every record of a table's text that is not a blank line, in order. */
    static List<Row> rows(String file, String text) {
        return rows(text, (line, fault) -> CodeTableException.of(file, line, fault));
    }

    /** Every record of the text that is not a blank line, in order; what is wrong is thrown as the caller tells it. */
    public static List<Row> rows(String text, Fault fault) {
        Csv csv = new Csv(text, fault);
        List<Row> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            Row row = csv.row();
            if (!row.blank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Row row() {
        int start = line;
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            cells.add(cell());
        }
        return new Row(start, List.copyOf(cells), lineBreak());
    }

    private String cell() {
        return at < text.length() && text.charAt(at) == '"' ? quotedCell() : plainCell();
    }

    private String plainCell() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw fault.of(line, "a quote stands within a cell that does not begin with one; "
                        + "put the whole cell in quotes and double the quotes within it");
            }
            at++;
        }
        return text.substring(start, at);
    }

    private String quotedCell() {
        int opened = line;
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"') {
                at++;
                if (at == text.length() || text.charAt(at) != '"') {
                    endOfQuotedCell();
                    return cell.toString();
                }
            } else if (character == '\n') {
                line++;
            }
            cell.append(character);
        }
        throw fault.of(opened, "the file ends within a quoted cell that begins here; "
                + "it seems to be cut off, so fetch it again");
    }

    private void endOfQuotedCell() {
        if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            throw fault.of(line, "found " + CodeTableException.quoted(text.substring(at, at + 1))
                    + " after a closing quote, expected a comma or the end of the line; "
                    + "double the quotes within a quoted cell");
        }
    }

    private boolean lineBreak() {
        if (at == text.length()) {
            return false;
        }
        if (text.charAt(at) == '\r') {
            at++;
            if (at == text.length() || text.charAt(at) != '\n') {
                throw fault.of(line, "a carriage return stands alone; "
                        + "save the file with line ends \\n or \\r\\n");
            }
        }
        at++;
        line++;
        return true;
    }
}
