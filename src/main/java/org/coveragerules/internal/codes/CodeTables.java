package org.coveragerules.internal.codes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coveragerules.CodeTableException;
import org.coveragerules.internal.text.Digests;
import org.coveragerules.internal.vocabulary.Vocabulary;
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

    /** The table of code ranges with their categories, which no vocabulary declares. */
    public static final String CATEGORIES = LineTables.CATEGORIES;
    /** The table of unlisted codes, which no vocabulary declares. */
    public static final String UNLISTED = LineTables.UNLISTED;

    private final LoadedTables tables;
    private final List<String> passedOver;
    private final String digest;
    /** Whose tables are read; null: nobody's. */
    private final Vocabulary declaring;
    private final SortedMap<String, PayerTable> declared = new TreeMap<>();
    private final List<CodeFile> contents;

    private CodeTables(CodesDirectory directory) {
        tables = LoadedTables.read(directory.files());
        passedOver = List.copyOf(directory.passedOver());
        var files = sorted(Stream.concat(tables.contents().stream(), tables.declarable().stream()
                .map(source -> source.told(0))));
        digest = Digests.hex(files.stream().map(file -> file.sha256() + "  " + file.name() + "\n")
                .collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
        declaring = null;
        contents = sorted(tables.contents().stream());
    }

    private CodeTables(CodeTables loaded, Vocabulary declaring) {
        tables = loaded.tables;
        passedOver = loaded.passedOver;
        digest = loaded.digest;
        this.declaring = declaring;
        tables.lines().requireWords(declaring);
        var files = new ArrayList<>(tables.contents());
        for (var source : tables.declarable()) {
            var table = declaring.tables().get(source.table());
            if (table != null) {
                var read = PayerTable.read(table, source.name(), source.bytes(), declaring);
                declared.put(table.name(), read);
                files.add(source.told(read.size()));
            } else if (!source.shipped()) {
                throw FileContent.undeclared(source, Stream.concat(Stream.of(LineTables.CATEGORIES,
                        LineTables.UNLISTED), declaring.tables().keySet().stream()).sorted().toList());
            }
        }
        contents = sorted(files.stream());
    }

    private static List<CodeFile> sorted(Stream<CodeFile> files) {
        return files.sorted(Comparator.comparing(CodeFile::name)).toList();
    }

    /** The tables that the library ships, and no CMS file. */
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

    /** The files that were read, the shipped ones included, in the order of their names. */
    public List<CodeFile> contents() {
        return contents;
    }

    /**
     * What the files leave open, a sentence each: kinds, settings, parts and quarters that are missing, files that say
     * the same twice, and tables that have shrunk.
     */
    public List<String> warnings() {
        return IncompleteTables.in(contents, declaring == null ? List.of() : declaring.tables().values());
    }

    /** The files of the directory that were not read, and why, a sentence each: what makers pack beside their tables. */
    public List<String> passedOver() {
        return passedOver;
    }

    /**
     * SHA-256 of what was loaded, as 64 hexadecimal digits: of the lines that {@code sha256sum} writes for the files in
     * the order of their names, the shipped ones included.
     */
    public String digest() {
        return digest;
    }

    /**
     * The categories that the table gives a code, by the alphabet; empty if it has none.
     */
    public Set<String> categories(String code) {
        return tables.lines().categories(code);
    }

    /**
     * The same with the payer's tables that a vocabulary declares; the others' rows are not read.
     *
     * @throws CodeTableException naming the first file that is no table of the vocabulary, or whose columns, cells or
     *                            words are not what it declares, with its line
     */
    public CodeTables declaredBy(Vocabulary words) {
        return words == declaring ? this : new CodeTables(this, words);
    }

    /** Names the first and the last of codes of which the same rows of a payer's table speak, table by table. */
    public void ranges(BiConsumer<String, String> ends) {
        tables.lines().ranges(ends);
        declared.values().forEach(table -> table.ranges(ends));
    }

    /** PT or OT, where the code-to-category table tells one of the code; else null. */
    public Discipline discipline(String code) {
        return tables.lines().discipline(code);
    }

    /** What each row of the payer's tables says of a code, whatever the date, table by table. */
    public List<CodeRow> rows(String code) {
        var rows = new ArrayList<>(tables.lines().rows(code));
        declared.values().forEach(table -> rows.addAll(table.rows(code)));
        return List.copyOf(rows);
    }

    /** Whether the code is in the list of unlisted codes. */
    public boolean unlisted(String code) {
        return tables.lines().unlisted(code);
    }

    /** Whether a declared table has a row of the code that holds on the date; a table that was not given has none. */
    public boolean listed(String table, String code, LocalDate date) {
        var found = declared.get(table);
        return found != null && !found.on(code, date).isEmpty();
    }

    /** What a declared table says of the code on the date in a column of texts; empty where it says nothing. */
    public Optional<String> text(String table, String code, LocalDate date, String column) {
        var found = declared.get(table);
        return found == null ? Optional.empty() : found.text(code, date, column);
    }

    /** What a declared table says of the code on the date in a column of codes or words; empty where nothing. */
    public List<String> list(String table, String code, LocalDate date, String column) {
        var found = declared.get(table);
        return found == null ? List.of() : found.list(code, date, column);
    }

    /**
     * By the codes that a declared table finds together, among those given and on the date, what it says of them.
     *
     * @param said column of a text or code
     */
    public Map<List<String>, String> together(String table, Collection<String> codes, LocalDate date, String said) {
        var found = declared.get(table);
        return found == null ? Map.of() : found.together(codes, date, said);
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
