package org.coveragerules.internal.codes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.vocabulary.Vocabulary;

/** A directory of code-edit files that a test writes. Everything in it is made up. */
record CodesFolder(Path path) {

    /** The words of the shipped rules. */
    static final Vocabulary RULES = PolicyLibrary.of(RuleFiles.bundled()).vocabulary();

    /** The fixtures in the published layouts. */
    static Path published() {
        return Path.of("src/test/resources/codes/cms");
    }

    /** Latin-1, as CMS writes its files. */
    CodesFolder with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    CodesFolder with(String name, byte[] bytes) {
        try {
            Files.createDirectories(path.resolve(name).getParent());
            Files.write(path.resolve(name), bytes);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    CodesFolder without(String name) {
        try {
            Files.delete(path.resolve(name));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A PTP file; in each row a bar stands between two columns. */
    CodesFolder withPairs(String name, String... rows) {
        return with(name, pairs(rows));
    }

    static String pairs(String... rows) {
        StringBuilder text = new StringBuilder("Made up\t\t\t\t\t\t\r\nColumn 1\tColumn 2\r\n");
        for (String row : rows) {
            text.append(row.replaceAll(" *\\| *", "\t")).append("\r\n");
        }
        return text.toString();
    }

    CodesFolder withUnits(String name, String... rows) {
        return with(name, units(rows));
    }

    static String units(String... rows) {
        return "\"Made up,\r\nover two lines\",,,\r\n"
                + "\"HCPCS/\nCPT Code\",Services MUE Values,MUE Adjudication Indicator,MUE Rationale\r\n"
                + String.join("\r\n", rows) + "\r\n";
    }

    CodesFolder withAddOns(String name, String... rows) {
        return with(name, String.join("\r\n", rows) + "\r\n");
    }

    /** One row of an add-on file; every date as yyyyddd, or empty where it is open. */
    static String addOn(int type, String addOn, String addOnDeletion, String primary, String primaryDeletion,
            String effective, String deletion) {
        return String.format("%d%s%-7s%s%-7s%-7s%-7s%-58s", type, addOn, addOnDeletion, primary, primaryDeletion,
                effective, deletion, "");
    }

    /** With the tables that the shipped rules declare. */
    CodeTables tables() {
        return tables(path);
    }

    static CodeTables tables(Path directory) {
        return CodeTables.from(directory).declaredBy(RULES);
    }

    static CodeTables shipped() {
        return CodeTables.bundled().declaredBy(RULES);
    }
}
