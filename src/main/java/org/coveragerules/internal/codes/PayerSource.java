package org.coveragerules.internal.codes;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.coveragerules.internal.text.Digests;

/**
 * The file of a payer's table, whose rows are read once it is known what the rules declare.
 *
 * @param table   the name by which it is declared: that of the file without folders
 * @param name    of the file within the directory
 * @param bytes   its content
 * @param shipped whether it is the library's own, for want of one in the directory
 */
record PayerSource(String table, String name, byte[] bytes, boolean shipped) {

    /** The tables that the library ships. */
    private static final List<String> SHIPPED = List.of(LineTables.CATEGORIES, "cmm.csv", LineTables.UNLISTED);

    static List<PayerSource> allShipped() {
        return SHIPPED.stream().map(PayerSource::shipped).toList();
    }

    private static PayerSource shipped(String table) {
        try (InputStream file = PayerSource.class.getResourceAsStream("/codes/" + table)) {
            return new PayerSource(table, table, Objects.requireNonNull(file, table).readAllBytes(), true);
        } catch (IOException unreadable) {
            throw SourceFile.unreadable(table, unreadable);
        }
    }

    CodeFile told(int rows) {
        return new CodeFile(name, CodeFileKind.TABLE, null, null, 0, rows, null, null, shipped, Digests.hex(bytes));
    }
}
