package org.coveragerules.internal.codes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.coveragerules.CodeTableException;
import org.coveragerules.internal.text.Digests;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.internal.yaml.Nearest;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Form;

/**
 * What is known of codes and of codes beside each other: categories, code edits and the payer's own
 * lists. Immutable, and safe to ask from any thread. Opening it is costly, asking it is cheap: open it once and share
 * it.
 *
 * <p>No argument may be null unless it says so. A text without the shape of a CPT or HCPCS code is in no table.
 */
public final class CodeTables {

    private final LoadedTables tables;
    private final List<String> warnings;
    private final List<String> passedOver;
    private final String digest;

    private CodeTables(CodesDirectory directory) {
        tables = LoadedTables.read(directory.files());
        warnings = IncompleteTables.in(tables.contents());
        passedOver = List.copyOf(directory.passedOver());
        digest = Digests.hex(tables.contents().stream()
                .map(file -> file.sha256() + "  " + file.name() + "\n").collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
    }

    /** The tables that the library ships: categories.csv, unlisted.csv and cmm.csv, and no CMS file. */
    public static CodeTables bundled() {
        return new CodeTables(new CodesDirectory(List.of(), List.of()));
    }

    /**
     * The files of the directory and of the folders in it: the CMS ones, of any number of quarters, known by what they
     * hold, and the payer's own tables, known by their names. A shipped table holds where the directory has none of its
     * name. What makers pack beside their tables is {@linkplain #passedOver() passed over}; hidden files and folders,
     * README files and those that end in {@code .md} are nobody's.
     *
     * @throws CodeTableException when there is no such directory, or a file there cannot be read as what it is; then
     *                            nothing is loaded
     */
    public static CodeTables from(Path codesDirectory) {
        return new CodeTables(CodesDirectory.list(codesDirectory));
    }

    /** Whether a text has the shape of a CPT or HCPCS code. */
    public static boolean isCode(String text) {
        return CodeNumber.of(text) != CodeNumber.NONE;
    }

    /** Names the words of a text that have the shape of a code, in their order. */
    public static void codesIn(String text, Consumer<String> code) {
        CodeNumber.in(text, code);
    }

    /** The files that were loaded, the shipped ones included, in the order of their names. */
    public List<CodeFile> contents() {
        return tables.contents();
    }

    /**
     * What the files leave open, a sentence each: kinds, settings, parts and quarters that are missing, files that say
     * the same twice, and tables that have shrunk.
     */
    public List<String> warnings() {
        return warnings;
    }

    /** The files of the directory that were not read, and why, a sentence each: what makers pack beside their tables. */
    public List<String> passedOver() {
        return passedOver;
    }

    /**
     * SHA-256 of what was loaded, as 64 hexadecimal digits: of the lines that {@code sha256sum} writes for the files of
     * {@link #contents()}.
     */
    public String digest() {
        return digest;
    }

    /**
     * The categories that the table gives a code, by the alphabet; empty if it has none.
     */
    public Set<String> categories(String code) {
        return tables.payer().categories(code);
    }

    /**
     * Has every word that the payer's tables name be one of the rules.
     *
     * @throws CodeTableException naming the first that is none, with its line
     */
    public void requireWords(Vocabulary words) {
        for (var named : tables.payer().words().entrySet()) {
            var known = words.words(named.getKey());
            named.getValue().forEach((word, line) -> {
                if (!known.containsKey(word)) {
                    var file = named.getKey() == WordKind.CATEGORY ? CodeFileKind.CATEGORIES : CodeFileKind.CMM;
                    throw CodeTableException.of(file.fileName(), line, "`" + word + "` is no " + named.getKey().title()
                            + " of the rules" + Nearest.hint(word, known.keySet()) + "; take one of "
                            + String.join(", ", known.keySet()) + ", or add it to their `vocabulary.yaml`");
                }
            });
        }
    }

    /** PT or OT, where the code-to-category table tells one of the code; else null. */
    public Discipline discipline(String code) {
        return tables.payer().discipline(code);
    }

    /** What each row of the payer's tables says of a code, whatever the date, table by table. */
    public List<CodeRow> rows(String code) {
        return tables.payer().rows(code);
    }

    /** Whether the code is in the list of unlisted codes. */
    public boolean unlisted(String code) {
        return tables.payer().unlisted(code);
    }

    /** The code with the evaluation documents it needs, where a guideline reviews it on the date. */
    public Optional<ReviewedCode> reviewed(String code, LocalDate date) {
        return tables.payer().reviewed(code, date);
    }

    /** The combinations of the date whose codes are all among those given, in the order of their codes. */
    public List<Combination> combinations(Collection<String> codes, LocalDate date) {
        return tables.payer().combinations(codes, date);
    }

    /** What a code needs beside it on the date; every one must be met. */
    public List<RequiredCodes> requirements(String code, LocalDate date) {
        return tables.payer().requirements(code, date);
    }

    /** The code with its replacements, where its first invalid day is on or before the date. */
    public Optional<ReplacedCode> replaced(String code, LocalDate date) {
        return tables.payer().replaced(code, date);
    }

    /** The code with its citation, where the payer holds it unproven on the date. */
    public Optional<UnprovenCode> unproven(String code, LocalDate date) {
        return tables.payer().unproven(code, date);
    }

    /**
     * The PTP edit of a pair of codes that is in force on a date; of several the one that began last. It is
     * directional: column one stays, column two is denied, so a pair is asked both ways.
     *
     * @param form null, an absent one, is PROFESSIONAL
     */
    public Optional<PairEdit> pairEdit(String columnOne, String columnTwo, LocalDate date, Form form) {
        return tables.pairs().of(form).flatMap(serving -> serving.table()
                .inForce(columnOne, columnTwo, date, serving.setting(), serving.borrowed()));
    }

    /**
     * The MUE of a code on a date, from the latest table that began by then; none on a date before the first one of the
     * setting.
     *
     * @param form null, an absent one, is PROFESSIONAL
     */
    public Optional<UnitEdit> unitEdit(String code, LocalDate date, Form form) {
        return tables.units().of(form).flatMap(serving -> serving.table()
                .on(code, date, serving.setting(), serving.borrowed()));
    }

    /** Whether the code is an add-on on the date. */
    public boolean isAddOn(String code, LocalDate date) {
        return tables.addOns().isAddOn(code, date);
    }

    /** The add-on with its type and its listed primaries, where the code is one on the date. */
    public Optional<AddOn> addOn(String code, LocalDate date) {
        return tables.addOns().addOn(code, date);
    }

    /**
     * Whether a primary is acceptable for an add-on on a date: one that is listed for it or, for type 2, any code that
     * is not itself an add-on on that date. False where the first code is no add-on then.
     */
    public boolean acceptsPrimary(String addOn, String primary, LocalDate date) {
        return tables.addOns().acceptsPrimary(addOn, primary, date);
    }
}
