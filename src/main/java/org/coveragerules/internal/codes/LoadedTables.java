package org.coveragerules.internal.codes;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.coveragerules.CodeTableException;
import org.coveragerules.internal.text.Digests;

/**
 * The tables of all kinds, with what is told of the files they come from.
 *
 * @param declarable files of tables that rules may declare
 * @param contents   what is told of all other files
 */
record LoadedTables(LineTables lines, BySetting<PairTable> pairs, BySetting<UnitEdits> units, AddOnTable addOns,
        List<PayerSource> declarable, List<CodeFile> contents) {

    /** Reads the files, and what the library ships for the tables that they lack. */
    static LoadedTables read(List<SourceFile> sources) {
        List<CodeFile> contents = new ArrayList<>();
        Map<String, PayerSource> payer = payerTables(sources);
        LineTables lines = new LineTables(payer);
        List.of(LineTables.CATEGORIES, LineTables.UNLISTED)
                .forEach(table -> contents.add(payer.get(table).told(lines.size(table))));
        BySetting<PairTable> pairs = new BySetting<>(pairTables(of(CodeFileKind.PTP, sources), contents));
        BySetting<UnitEdits> units = new BySetting<>(unitTables(of(CodeFileKind.MUE, sources), contents));
        AddOnTable addOns = addOnTable(ReleaseOrder.of(of(CodeFileKind.AOC, sources)), contents);
        List<PayerSource> declarable = payer.values().stream().filter(source ->
                !LineTables.has(source.table())).toList();
        return new LoadedTables(lines, pairs, units, addOns, declarable, List.copyOf(contents));
    }

    private static List<SourceFile> of(CodeFileKind kind, List<SourceFile> sources) {
        return sources.stream().filter(source -> source.kind() == kind).toList();
    }

    /** By the name of the table; the library's own where the directory has none of the name. */
    private static Map<String, PayerSource> payerTables(List<SourceFile> sources) {
        Map<String, PayerSource> tables = new TreeMap<>();
        PayerSource.allShipped().forEach(shipped -> tables.put(shipped.table(), shipped));
        of(CodeFileKind.TABLE, sources).forEach(source -> tables.put(source.label().own(),
                new PayerSource(source.label().own(), source.name(), source.bytes(), false)));
        return tables;
    }

    private static Map<Setting, PairTable> pairTables(List<SourceFile> sources, List<CodeFile> contents) {
        Map<Setting, List<SourceFile>> settings = sources.stream().collect(Collectors.groupingBy(
                source -> source.label().setting(), () -> new EnumMap<>(Setting.class), Collectors.toList()));
        Map<Setting, PairTable> tables = new EnumMap<>(Setting.class);
        settings.forEach((setting, files) -> tables.put(setting, PairReleases.read(setting, files, contents::add)));
        return tables;
    }

    private static Map<Setting, UnitEdits> unitTables(List<SourceFile> sources, List<CodeFile> contents) {
        Map<Setting, Map<LocalDate, UnitTable>> settings = new EnumMap<>(Setting.class);
        Map<List<Object>, CodeFile> earlier = new HashMap<>();
        for (SourceFile source : sources) {
            Setting setting = source.label().setting();
            LocalDate quarter = source.label().quarter();
            byte[] bytes = source.bytes();
            UnitTable table = UnitFile.read(source.name(), bytes);
            CodeFile file = new CodeFile(source.name(), CodeFileKind.MUE, setting, source.label().releaseText(), 0,
                    table.size(), quarter, null, false, Digests.hex(bytes));
            CodeFile other = earlier.putIfAbsent(List.of(setting, quarter), file);
            if (other != null && !other.sha256().equals(file.sha256())) {
                throw CodeTableException.of(source.name(), "it is of the " + setting.words() + " quarter from `"
                        + quarter + "` as `" + other.name() + "` is, and is not the same; "
                        + "keep the one that CMS published last");
            }
            settings.computeIfAbsent(setting, none -> new TreeMap<>()).put(quarter, table);
            contents.add(file);
        }
        Map<Setting, UnitEdits> tables = new EnumMap<>(Setting.class);
        settings.forEach((setting, quarters) -> tables.put(setting, new UnitEdits(quarters)));
        return tables;
    }

    /** The newest release first, so that its row stays where an older one has the same edit. */
    private static AddOnTable addOnTable(ReleaseOrder releases, List<CodeFile> contents) {
        Map<AddOnRow.Key, AddOnRow> rows = new LinkedHashMap<>();
        for (List<SourceFile> release : releases.named()) {
            addOnRows(release, contents).forEach(rows::putIfAbsent);
        }
        addOnRows(releases.unnamed(), contents).forEach(rows::putIfAbsent);
        return new AddOnTable(rows.values());
    }

    private static Map<AddOnRow.Key, AddOnRow> addOnRows(List<SourceFile> sources, List<CodeFile> contents) {
        Map<AddOnRow.Key, AddOnRow> rows = new LinkedHashMap<>();
        for (SourceFile source : sources) {
            byte[] bytes = source.bytes();
            List<AddOnRow> read = AddOnFile.read(source.name(), bytes);
            read.forEach(row -> rows.merge(row.key(), row, AddOnRow::deleted));
            contents.add(new CodeFile(source.name(), CodeFileKind.AOC, null, source.label().releaseText(), 0,
                    read.size(),
                    EditDay.date(read.stream().mapToInt(AddOnRow::firstDay).min().orElse(EditDay.OPEN)),
                    EditDay.date(read.stream().mapToInt(AddOnRow::lastNamedDay).max().orElse(EditDay.OPEN)),
                    false, Digests.hex(bytes)));
        }
        return rows;
    }
}
