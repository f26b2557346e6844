package org.coveragerules.coding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files of a directory of code edits. Hidden files, README files and those that end in {@code .md} are passed over;
 * what else is there and is not read is told.
 *
 * @param notRead a sentence each
 */
record CodesDirectory(List<SourceFile> files, List<String> notRead) {

    static CodesDirectory list(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw CodeTableException.of(directory.toString(), "there is no such directory; "
                    + "name the one that holds the code-edit files");
        }
        List<SourceFile> files = new ArrayList<>();
        List<String> notRead = new ArrayList<>();
        for (Path path : paths(directory)) {
            if (Files.isDirectory(path)) {
                // Files that lie one directory down would be a silently smaller table.
                throw CodeTableException.of(path.toString(), "is a directory within the code-edit files; put its files"
                        + " beside the others, or move it away");
            } else if (hasTextBeside(path)) {
                notRead.add("the spreadsheet `" + path.getFileName() + "` is not read; its text file is");
            } else {
                files.add(SourceFile.of(path));
            }
        }
        return new CodesDirectory(files, notRead);
    }

    private static List<Path> paths(Path directory) {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(path -> !passedOver(path.getFileName().toString().toLowerCase(Locale.ROOT)))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString())).toList();
        } catch (IOException unreadable) {
            throw SourceFile.unreadable(directory.toString(), unreadable);
        }
    }

    private static boolean passedOver(String name) {
        return name.startsWith(".") || name.startsWith("readme") || name.endsWith(".md");
    }

    /** CMS packs a spreadsheet and a text file with the same rows together. */
    private static boolean hasTextBeside(Path path) {
        String name = path.getFileName().toString();
        if (!name.toLowerCase(Locale.ROOT).endsWith(".xlsx") || !FileContent.isArchive(SourceFile.head(path))) {
            return false;
        }
        String stem = name.substring(0, name.length() - "xlsx".length());
        return Stream.of("txt", "TXT", "csv", "CSV")
                .anyMatch(ending -> Files.isRegularFile(path.resolveSibling(stem + ending)));
    }
}
