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

/** The tables of all kinds, with what is told of the files they come from. */
record LoadedTables(PayerTables payer, BySetting<PairTable> pairs, BySetting<UnitEdits> units, AddOnTable addOns,
        List<CodeFile> contents) {

    private static final List<CodeFileKind> SHIPPED =
            List.of(CodeFileKind.CATEGORIES, CodeFileKind.CMM, CodeFileKind.UNLISTED);

    /** Reads the files, and what the library ships for the tables that they lack. */
    static LoadedTables read(List<SourceFile> sources) {
        List<CodeFile> contents = new ArrayList<>();
        PayerTables payer = payerTables(sources, contents);
        BySetting<PairTable> pairs = new BySetting<>(pairTables(of(CodeFileKind.PTP, sources), contents));
        BySetting<UnitEdits> units = new BySetting<>(unitTables(of(CodeFileKind.MUE, sources), contents));
        AddOnTable addOns = addOnTable(ReleaseOrder.of(of(CodeFileKind.AOC, sources)), contents);
        contents.sort(Comparator.comparing(CodeFile::name));
        return new LoadedTables(payer, pairs, units, addOns, List.copyOf(contents));
    }

    private static List<SourceFile> of(CodeFileKind kind, List<SourceFile> sources) {
        return sources.stream().filter(source -> source.kind() == kind).toList();
    }

    private static PayerTables payerTables(List<SourceFile> sources, List<CodeFile> contents) {
        Map<CodeFileKind, byte[]> tables = new EnumMap<>(CodeFileKind.class);
        sources.stream().filter(source -> source.kind().payerTable())
                .forEach(source -> tables.put(source.kind(), source.bytes()));
        Map<CodeFileKind, String> given = sources.stream().filter(source -> source.kind().payerTable())
                .collect(Collectors.toMap(SourceFile::kind, SourceFile::name));
        SHIPPED.forEach(kind -> tables.computeIfAbsent(kind, LoadedTables::shipped));
        PayerTables payer = new PayerTables(tables);
        tables.forEach((kind, bytes) -> contents.add(new CodeFile(given.getOrDefault(kind, kind.fileName()), kind,
                null, null, 0, payer.rowCounts().get(kind), null, null, !given.containsKey(kind), Digests.hex(bytes))));
        return payer;
    }

    private static byte[] shipped(CodeFileKind kind) {
        try (InputStream table = LoadedTables.class.getResourceAsStream("/codes/" + kind.fileName())) {
            return Objects.requireNonNull(table, kind.fileName()).readAllBytes();
        } catch (IOException unreadable) {
            throw SourceFile.unreadable(kind.fileName(), unreadable);
        }
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
