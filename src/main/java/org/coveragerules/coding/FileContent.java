package org.coveragerules.coding;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells the kind of a CMS file by what its beginning holds. */
final class FileContent {

    /** So many bytes tell it: every preamble is shorter. */
    static final int HEAD = 1 << 16;

    private FileContent() {
    }

    /** Whether the file is an archive or a spreadsheet, which is one inside. */
    static boolean isArchive(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /**
     * The kind of the file.
     *
     * @param head its first {@value #HEAD} bytes, or all of a shorter one
     */
    static CodeFileKind kind(String name, byte[] head) {
        checkText(name, head);
        if (startsPairs(head)) {
            return CodeFileKind.PTP;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.lines().anyMatch(AddOnFile::isRow)) {
            return CodeFileKind.AOC;
        }
        if (text.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ").contains("MUE ADJUDICATION INDICATOR")) {
            return CodeFileKind.MUE;
        }
        throw CodeTableException.of(name, "it begins neither as a PTP file (code, tab, code, tab), nor as an MUE file "
                + "(a header with an MUE adjudication indicator), nor as an add-on code file (rows of fixed width), "
                + "and its name is none of the payer's tables; fetch it again, rename it, or take it out");
    }

    private static void checkText(String name, byte[] head) {
        if (isArchive(head)) {
            throw CodeTableException.of(name, "it is a zip archive or a spreadsheet; "
                    + "put the text file that CMS publishes beside it in its place");
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
