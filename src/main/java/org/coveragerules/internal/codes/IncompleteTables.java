package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.coveragerules.internal.vocabulary.DeclaredTable;

/** What the files that were loaded leave open, each in a sentence for who brought them. */
final class IncompleteTables {

    /** CMS publishes a release of PTP edits in so many files. */
    private static final int PARTS = 4;
    /** Tables grow: one that has less than this share of the rows before it may be cut off between two rows. */
    private static final double SHRUNK = 0.9;

    private final List<CodeFile> files;
    private final List<String> sentences = new ArrayList<>();

    private IncompleteTables(List<CodeFile> files) {
        this.files = files;
    }

    static List<String> in(List<CodeFile> files, Collection<DeclaredTable> declared) {
        IncompleteTables gaps = new IncompleteTables(files);
        gaps.missingKinds();
        declared.forEach(gaps::missingTable);
        gaps.missingSettings(CodeFileKind.PTP);
        gaps.missingSettings(CodeFileKind.MUE);
        gaps.sameBytes();
        gaps.unnamedReleases(CodeFileKind.PTP);
        gaps.unnamedReleases(CodeFileKind.AOC);
        gaps.releases(CodeFileKind.PTP);
        gaps.releases(CodeFileKind.AOC);
        gaps.quarters();
        return gaps.sentences;
    }

    private List<CodeFile> files(CodeFileKind kind) {
        return files.stream().filter(file -> file.kind() == kind).toList();
    }

    private void missingKinds() {
        missing(CodeFileKind.PTP, "procedure-to-procedure edits");
        missing(CodeFileKind.MUE, "medically unlikely edits");
        missing(CodeFileKind.AOC, "add-on codes and their primaries");
    }

    private void missing(CodeFileKind kind, String checks) {
        if (files(kind).isEmpty()) {
            sentences.add("there is no " + kind + " file, so " + checks + " are not checked");
        }
    }

    private void missingTable(DeclaredTable table) {
        if (files.stream().noneMatch(file -> file.isOf(table))) {
            sentences.add("there is no `" + table.name() + "`, so " + table.says() + " are not checked");
        }
    }

    private void sameBytes() {
        Map<String, CodeFile> earlier = new HashMap<>();
        for (CodeFile file : files) {
            CodeFile other = earlier.putIfAbsent(file.sha256(), file);
            if (other != null) {
                sentences.add("`" + file.name() + "` is the same as `" + other.name()
                        + "` byte for byte; one is enough");
            }
        }
    }

    private void missingSettings(CodeFileKind kind) {
        for (Setting setting : Setting.values()) {
            boolean has = files(kind).stream().anyMatch(file -> file.setting() == setting);
            if (!has && !files(kind).isEmpty()) {
                sentences.add("there is no " + kind + " file of the setting " + setting.words()
                        + ", so that of the other setting serves both");
            }
        }
    }

    /** The files that are of one table: of one kind and, where it has settings, of one setting. */
    private Map<String, List<CodeFile>> tables(CodeFileKind kind) {
        return files(kind).stream().collect(Collectors.groupingBy(
                file -> file.setting() == null ? kind.name() : file.setting().words() + " " + kind, TreeMap::new,
                Collectors.toList()));
    }

    private void unnamedReleases(CodeFileKind kind) {
        tables(kind).forEach((table, found) -> {
            List<String> unnamed = found.stream().filter(file -> file.release() == null).map(CodeFile::name).toList();
            if (found.size() > 1 && !unnamed.isEmpty()) {
                sentences.add("of the " + table + " files " + unnamed + " tell no release in their names, so it is not "
                        + "known which of them is the newest: of rows of one edit the one with a deletion date holds");
            }
        });
    }

    private void releases(CodeFileKind kind) {
        tables(kind).forEach((table, found) -> {
            Map<FileLabel.Release, List<CodeFile>> releases = found.stream()
                    .filter(file -> file.release() != null)
                    .collect(Collectors.groupingBy(file -> FileLabel.of(file.name()).release(), TreeMap::new,
                            Collectors.toList()));
            int before = 0;
            for (List<CodeFile> release : releases.values()) {
                String name = "release `" + release.get(0).release() + "` of the " + table + " files";
                parts(name, release);
                before = shrunk(name, before, release.stream().mapToInt(CodeFile::rows).sum());
            }
        });
    }

    private void parts(String release, List<CodeFile> files) {
        List<Integer> parts = files.stream().map(CodeFile::part).filter(part -> part > 0).sorted().toList();
        if (parts.isEmpty()) {
            return;
        }
        TreeSet<Integer> missing = IntStream.rangeClosed(1, Math.max(PARTS, parts.get(parts.size() - 1))).boxed()
                .filter(part -> !parts.contains(part)).collect(Collectors.toCollection(TreeSet::new));
        if (!missing.isEmpty()) {
            sentences.add(release + " has the parts " + parts + " and not " + missing
                    + ": the edits of the missing parts are not checked");
        }
        if (parts.stream().distinct().count() < parts.size()) {
            sentences.add(release + " has a part more than once: " + parts);
        }
    }

    private int shrunk(String table, int before, int rows) {
        if (rows < SHRUNK * before) {
            sentences.add(table + " has " + rows + " rows where the one before it has " + before
                    + ": it may be cut off, so compare it with what CMS publishes");
        }
        return rows;
    }

    private void quarters() {
        tables(CodeFileKind.MUE).forEach((table, found) -> {
            CodeFile before = null;
            for (CodeFile file : found.stream().sorted(Comparator.comparing(CodeFile::first)).toList()) {
                if (before != null) {
                    shrunk("`" + file.name() + "`", before.rows(), file.rows());
                    LocalDate next = before.first().plusMonths(3);
                    if (file.first().isAfter(next)) {
                        sentences.add("there is no " + table + " file of the quarter from `" + next + "`: that of `"
                                + before.first() + "` serves until `" + file.first().minusDays(1) + "`");
                    }
                }
                before = file;
            }
        });
    }
}
