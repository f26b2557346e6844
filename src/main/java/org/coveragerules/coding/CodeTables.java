package org.coveragerules.coding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.coveragerules.request.Category;
import org.coveragerules.request.Discipline;

/**
 * What is known of codes and of codes beside each other: precertification categories, code edits and the payer's own
 * lists. Immutable, and safe to ask from any thread. Opening it is costly, asking it is cheap: open it once and share
 * it.
 *
 * <p>No argument may be null unless it says so. A text without the shape of a CPT or HCPCS code is in no table.
 */
public final class CodeTables {

    private final PayerTables payer;

    private CodeTables(PayerTables payer) {
        this.payer = payer;
    }

    /** The tables that the library ships: categories.csv, unlisted.csv and cmm.csv, and no CMS file. */
    public static CodeTables bundled() {
        return new CodeTables(new PayerTables(shipped()));
    }

    /**
     * The shipped tables, each replaced by the one of the same name in the directory, and the further files there.
     *
     * @throws CodeTableException   when a file there cannot be read as what it is; then nothing is loaded
     * @throws UncheckedIOException when the directory or a file cannot be read at all
     */
    public static CodeTables from(Path codesDirectory) {
        Map<CodeFileKind, byte[]> tables = shipped();
        for (CodeFileKind kind : CodeFileKind.values()) {
            Path file = codesDirectory.resolve(kind.fileName());
            if (kind.payerTable() && Files.exists(file)) {
                try {
                    tables.put(kind, Files.readAllBytes(file));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
        return new CodeTables(new PayerTables(tables));
    }

    private static Map<CodeFileKind, byte[]> shipped() {
        Map<CodeFileKind, byte[]> tables = new EnumMap<>(CodeFileKind.class);
        for (CodeFileKind kind : List.of(CodeFileKind.CATEGORIES, CodeFileKind.CMM, CodeFileKind.UNLISTED)) {
            try (InputStream table = CodeTables.class.getResourceAsStream("/codes/" + kind.fileName())) {
                tables.put(kind, Objects.requireNonNull(table, kind.fileName()).readAllBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return tables;
    }

    /**
     * The precertification categories of a code, in the order of the enum, empty if it has none (PRE-2). An unlisted
     * code has UNLISTED_PROCEDURES too.
     */
    public Set<Category> categories(String code) {
        return payer.categories(code);
    }

    /** PT or OT, where the code-to-category table tells one of the code; else null. */
    public Discipline discipline(String code) {
        return payer.discipline(code);
    }

    /** Whether the code is in the list of unlisted codes (CMM-CAT3-1, CMM-UNL-1, PRE-6). */
    public boolean unlisted(String code) {
        return payer.unlisted(code);
    }

    /** The code with the evaluation documents it needs, where cmm-preface reviews it on the date (CMM-PA-2). */
    public Optional<ReviewedCode> reviewed(String code, LocalDate date) {
        return payer.reviewed(code, date);
    }

    /** The combinations of the date whose codes are all among those given, in the order of their codes (CMM-UNB-1). */
    public List<Combination> combinations(Collection<String> codes, LocalDate date) {
        return payer.combinations(codes, date);
    }

    /** What a code needs beside it on the date; every one must be met (CMM-IMP-4). */
    public List<Requirement> requirements(String code, LocalDate date) {
        return payer.requirements(code, date);
    }

    /** The code with its replacements, where its first invalid day is on or before the date (CMM-IMP-5). */
    public Optional<ReplacedCode> replaced(String code, LocalDate date) {
        return payer.replaced(code, date);
    }

    /** The code with its citation, where the payer holds it unproven on the date (CMM-EIU-1). */
    public Optional<UnprovenCode> unproven(String code, LocalDate date) {
        return payer.unproven(code, date);
    }
}
