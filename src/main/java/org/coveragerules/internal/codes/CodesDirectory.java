package org.coveragerules.internal.codes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.coveragerules.CodeTableException;

/**
 * The files of a directory of code edits and of the folders in it, as the makers' downloads unpack. Hidden files and
 * folders, README files and those that end in {@code .md} are nobody's; what else is not read is told.
 *
 * @param files      in the order of their names
 * @param passedOver a sentence each
 */
record CodesDirectory(List<SourceFile> files, List<String> passedOver) {

    /** What a system leaves beside the files it packs. */
    private static final String PACKED_BESIDE = "__macosx";

    static CodesDirectory list(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw CodeTableException.of(String.valueOf(directory.getFileName()), "there is no such directory; "
                    + "name the one that holds the code-edit files");
        }
        List<SourceFile> files = new ArrayList<>();
        List<FileLabel> spreadsheets = new ArrayList<>();
        List<FileLabel> sheets = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        for (Path path : paths(directory)) {
            String name = name(directory, path);
            refuseBeyondAscii(name);
            FileLabel label = FileLabel.of(name);
            label.refuseOthers();
            switch (FileContent.unneeded(label, SourceFile.head(name, path))) {
                case SPREADSHEET -> spreadsheets.add(label);
                case ADD_ON_SHEET -> sheets.add(label);
                case SUPPLIER -> passedOver.add("`" + name + "` is the table of medical equipment suppliers, a setting"
                        + " that no request has");
                case DOCUMENT -> passedOver.add("`" + name + "` is a document, not a table");
                case NONE -> files.add(SourceFile.of(label, path));
            }
        }
        refuseTwice(files);
        for (FileLabel label : spreadsheets) {
            passedOver.add("`" + label.name() + "` is a spreadsheet; its rows are read from "
                    + quoted(textOf(label, files)));
        }
        for (FileLabel label : sheets) {
            passedOver.add("`" + label.name() + "` has the add-on codes in columns with a header; they are read from "
                    + quoted(fixedWidthOf(label, files)));
        }
        passedOver.sort(Comparator.naturalOrder());
        return new CodesDirectory(files, passedOver);
    }

    private static List<Path> paths(Path directory) {
        try (Stream<Path> paths = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(path -> !Files.isDirectory(path) && !isNobodys(directory.relativize(path)))
                    .sorted(Comparator.comparing(path -> name(directory, path))).toList();
        } catch (IOException unreadable) {
            throw SourceFile.unreadable(String.valueOf(directory.getFileName()), unreadable);
        } catch (UncheckedIOException unreadable) {
            if (unreadable.getCause() instanceof FileSystemLoopException loop) {
                throw CodeTableException.of(name(directory, Path.of(loop.getFile())), "it is a link to a directory that it"
                        + " stands in, so that there is no end of files; remove the link", loop);
            }
            throw SourceFile.unreadable(String.valueOf(directory.getFileName()), unreadable.getCause());
        }
    }

    private static boolean isNobodys(Path within) {
        for (Path step : within) {
            String name = step.toString().toLowerCase(Locale.ROOT);
            if (name.startsWith(".") || name.equals(PACKED_BESIDE)) {
                return true;
            }
        }
        String name = within.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.startsWith("readme") || name.endsWith(".md");
    }

    /** The file within the directory, the same on every system. */
    private static String name(Path directory, Path path) {
        return StreamSupport.stream(directory.relativize(path).spliterator(), false).map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /** Another name has other characters on another machine, and the fingerprint is of names as well. */
    private static void refuseBeyondAscii(String name) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            throw CodeTableException.of(name, "its name goes beyond ASCII, which not every machine reads alike; rename the"
                    + " file or its folder");
        }
    }

    /** A payer has one table of a name; of two, one would be silently forgotten. */
    private static void refuseTwice(List<SourceFile> files) {
        Map<String, SourceFile> tables = new HashMap<>();
        for (SourceFile file : files) {
            SourceFile other = file.kind() == CodeFileKind.TABLE ? tables.putIfAbsent(file.label().own(), file) : null;
            if (other != null) {
                throw CodeTableException.of(file.name(), "it is the same table as `" + other.name()
                        + "`; keep one of the two");
            }
        }
    }

    /** CMS packs a spreadsheet and a text file with the same rows together. */
    private static SourceFile textOf(FileLabel label, List<SourceFile> files) {
        return files.stream().filter(file -> label.hasStemOf(file.label()) || label.isSameTableAs(file)).findFirst()
                .orElseThrow(() -> CodeTableException.of(label.name(), "it is a spreadsheet, and the text file of the"
                        + " same kind, setting and quarter is not here; put it beside the spreadsheet, as CMS packs"
                        + " them"));
    }

    private static SourceFile fixedWidthOf(FileLabel label, List<SourceFile> files) {
        return files.stream().filter(file -> file.kind() == CodeFileKind.AOC)
                .filter(file -> label.edition() == null || label.edition().equals(file.label().edition())).findFirst()
                .orElseThrow(() -> CodeTableException.of(label.name(), "it has the add-on codes in columns with a"
                        + " header, and the file of fixed width of the same quarter, such as `AOC_V2026Q2-F-MCR.txt`,"
                        + " is not here; put it beside this one, as CMS packs them"));
    }

    private static String quoted(SourceFile file) {
        return "`" + file.name() + "`";
    }
}
