package org.coveragerules.internal.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.coveragerules.internal.pages.Place;

/**
 * The files of a site in its directory. They are written aside, and come to their places once all of them are: a site is
 * never half of one and half of another, but for as long as it takes to move files. One that is as it was is left alone,
 * so that who copies the site copies what has changed; what an earlier site had and this one has not is removed, and
 * nothing else is.
 */
final class SiteFiles implements AutoCloseable {

    /** Names every file of a site, itself left out. */
    static final String LIST = "files.txt";
    private static final String UNFINISHED = ".unfinished";

    private final Path directory;
    private final Path aside;
    private final boolean isNew;
    private final Set<String> earlier;
    private final ConcurrentSkipListSet<String> written = new ConcurrentSkipListSet<>();
    /** Folders that are there, so that the file system is asked once. */
    private final Set<Path> folders = ConcurrentHashMap.newKeySet();

    private SiteFiles(Path directory, boolean isNew, Set<String> earlier) throws IOException {
        this.directory = directory;
        this.aside = directory.resolve(UNFINISHED);
        this.isNew = isNew;
        this.earlier = earlier;
        // Of a run that was killed.
        delete(aside);
        Files.createDirectories(aside);
    }

    /**
     * Begins a site.
     *
     * @throws SiteException where the directory has files and no site of an earlier run
     */
    static SiteFiles in(Path named) throws IOException {
        var directory = named.toAbsolutePath().normalize();
        boolean isNew = !Files.exists(directory);
        var list = directory.resolve(LIST);
        if (Files.isRegularFile(list)) {
            return new SiteFiles(directory, false, Files.readString(list).lines().collect(Collectors.toSet()));
        }
        Files.createDirectories(directory);
        try (var files = Files.list(directory)) {
            if (files.anyMatch(file -> !file.endsWith(UNFINISHED))) {
                throw new SiteException("`" + named + "` has files that are no site of an earlier run (there is no "
                        + LIST + "); name a new or an empty directory");
            }
        }
        return new SiteFiles(directory, isNew, Set.of());
    }

    void put(Place place, byte[] content) {
        put(place.file(), content);
    }

    void put(String name, byte[] content) {
        if (!written.add(name)) {
            throw new IllegalStateException("two pages have the address " + name);
        }
        try {
            var file = aside.resolve(name);
            if (!folders.contains(file.getParent())) {
                Files.createDirectories(file.getParent());
                folders.add(file.getParent());
            }
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings them to their places, removes what is no part of the site any more, and says how many files it has. */
    int finish() throws IOException {
        Files.writeString(aside.resolve(LIST), String.join("\n", written) + "\n", StandardCharsets.UTF_8);
        if (earlier.isEmpty()) {
            moveAll();
            return written.size();
        }
        for (var name : written) {
            move(name);
        }
        move(LIST);
        var gone = new HashSet<>(earlier);
        gone.removeAll(written);
        for (var name : gone) {
            remove(name);
        }
        return written.size();
    }

    /** Where there is nothing yet folders move as they are, the list last. */
    private void moveAll() throws IOException {
        try (var tops = Files.list(aside)) {
            for (var top : tops.filter(each -> !each.endsWith(LIST)).toList()) {
                Files.move(top, directory.resolve(top.getFileName()));
            }
        }
        Files.move(aside.resolve(LIST), directory.resolve(LIST));
    }

    private void move(String name) throws IOException {
        var from = aside.resolve(name);
        var to = directory.resolve(name);
        if (!Files.isRegularFile(to) || Files.mismatch(from, to) >= 0) {
            Files.createDirectories(to.getParent());
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** With the folders that it leaves empty. A list that names what is outside was not written by a site. */
    private void remove(String name) throws IOException {
        var file = directory.resolve(name).normalize();
        if (!file.startsWith(directory) || !Files.isRegularFile(file)) {
            return;
        }
        Files.delete(file);
        for (var folder = file.getParent(); !folder.equals(directory); folder = folder.getParent()) {
            try (var files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(folder);
        }
    }

    /** Leaves nothing of a site that was not finished. */
    @Override
    public void close() throws IOException {
        delete(aside);
        if (isNew && !Files.exists(directory.resolve(LIST))) {
            Files.delete(directory);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
