package org.coveragerules.internal.codes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.coveragerules.CodeTableException;
import org.coveragerules.internal.yaml.Nearest;

/** Tells the kind of a CMS file by what its beginning holds. */
final class FileContent {

    /** So many bytes tell it: every preamble is shorter. */
    static final int HEAD = 1 << 16;

    private static final String UNIT_HEADER = "MUE ADJUDICATION INDICATOR";

    /** The header of the add-on codes that are not of fixed width. */
    private static final Pattern ADD_ON_HEADER =
            Pattern.compile("ADD-?ON[ _]CODE\"?[\t,][^\\r\\n]*PRIMARY[ _]CODE");

    private FileContent() {
    }

    /** What a download holds beside the tables that are read. */
    enum Unneeded {
        /** Nothing of the kind: it is to be read. */
        NONE,
        /** The rows of a text file once more. */
        SPREADSHEET,
        /** The add-on codes in columns with a header, which lie beside those of fixed width. */
        ADD_ON_SHEET,
        /** The table of medical equipment suppliers. */
        SUPPLIER,
        /** Something to read for a person. */
        DOCUMENT
    }

    static Unneeded unneeded(FileLabel label, byte[] head) {
        String own = label.plain();
        if (own.endsWith(".pdf") || own.endsWith(".docx") || own.endsWith(".doc")) {
            return Unneeded.DOCUMENT;
        }
        if (own.endsWith(".xls") || own.endsWith(".xlsx")) {
            return Unneeded.SPREADSHEET;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
        if (ADD_ON_HEADER.matcher(text).find()) {
            return Unneeded.ADD_ON_SHEET;
        }
        return label.isOfSuppliers() && text.replaceAll("\\s+", " ").contains(UNIT_HEADER) ? Unneeded.SUPPLIER
                : Unneeded.NONE;
    }

    /** Whether the file is an archive or a spreadsheet, which is one inside. */
    private static boolean isArchive(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /**
     * The kind of the file: what holds no CMS table and is named as a payer's may be is taken for one.
     *
     * @param head its first {@value #HEAD} bytes, or all of a shorter one
     */
    static CodeFileKind kind(FileLabel label, byte[] head) {
        boolean isTable = label.own().endsWith(".csv");
        if (LineTables.has(label.own())) {
            return CodeFileKind.TABLE;
        }
        if (!isTable) {
            checkText(label.name(), head);
        }
        if (startsPairs(head)) {
            return CodeFileKind.PTP;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.lines().anyMatch(AddOnFile::isRow)) {
            return CodeFileKind.AOC;
        }
        if (text.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ").contains(UNIT_HEADER)) {
            return CodeFileKind.MUE;
        }
        if (isTable) {
            return CodeFileKind.TABLE;
        }
        throw nothing(label.name(), "");
    }

    /**
     * The fault of a file that is none of CMS's and whose name is none of the rules' tables.
     *
     * @param tables the names of those
     */
    static CodeTableException undeclared(PayerSource source, List<String> tables) {
        checkText(source.name(), Arrays.copyOf(source.bytes(), Math.min(source.bytes().length, HEAD)));
        return nothing(source.name(), " (" + String.join(", ", tables) + ")"
                + Nearest.hint(source.table(), tables));
    }

    private static CodeTableException nothing(String name, String tables) {
        return CodeTableException.of(name, "it begins neither as a PTP file (code, tab, code, tab), nor as an MUE file "
                + "(a header with an MUE adjudication indicator), nor as an add-on code file (rows of fixed width), "
                + "and its name is none of the payer's tables" + tables + "; fetch it again, rename it, or take it"
                + " out");
    }

    private static void checkText(String name, byte[] head) {
        if (isArchive(head)) {
            throw CodeTableException.of(name, "it is a zip archive; unpack it, and take the archive "
                    + "out");
        }
        if (head.length > 1 && head[0] == 0x1F && head[1] == (byte) 0x8B) {
            throw CodeTableException.of(name, "it is compressed with gzip; unpack it");
        }
        for (byte one : head) {
            if (one == 0) {
                throw CodeTableException.of(name, "it holds zero bytes, so it is UTF-16 or no text; "
                        + "save it as Latin-1, as CMS publishes it");
            }
        }
        if (new String(head, StandardCharsets.ISO_8859_1).isBlank()) {
            throw CodeTableException.of(name, "it is empty; fetch it again, or take it out");
        }
    }

    private static boolean startsPairs(byte[] head) {
        int from = 0;
        for (int at = 0; at <= head.length; at++) {
            if (at == head.length || head[at] == '\n') {
                if (PairFile.startsData(head, from, at)) {
                    return true;
                }
                from = at + 1;
            }
        }
        return false;
    }
}
