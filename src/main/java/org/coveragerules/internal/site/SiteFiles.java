package org.coveragerules.internal.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.replay.FinalFile;

/**
 * The files of a site in its directory. One that is as it was is left alone, so that who copies the site copies what has
 * changed; what an earlier site had and this one has not is removed at the end, and nothing else is.
 */
final class SiteFiles {

    /** Names every file of a site, itself left out. */
    static final String LIST = "files.txt";

    private final Path directory;
    private final Set<String> earlier;
    private final ConcurrentSkipListSet<String> written = new ConcurrentSkipListSet<>();

    private SiteFiles(Path directory, Set<String> earlier) {
        this.directory = directory.toAbsolutePath().normalize();
        this.earlier = earlier;
    }

    /**
     * Begins a site.
     *
     * @throws SiteException where the directory has files and no site of an earlier run
     */
    static SiteFiles in(Path directory) throws IOException {
        Files.createDirectories(directory);
        var list = directory.resolve(LIST);
        if (Files.isRegularFile(list)) {
            return new SiteFiles(directory, Files.readString(list).lines().collect(Collectors.toSet()));
        }
        try (var files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw new SiteException("`" + directory + "` has files that are no site of an earlier run (there is no "
                        + LIST + "); name a new or an empty directory");
            }
        }
        return new SiteFiles(directory, Set.of());
    }

    void put(Place place, byte[] content) {
        put(place.file(), content);
    }

    void put(String name, byte[] content) {
        if (!written.add(name)) {
            throw new IllegalStateException("two pages have the address " + name);
        }
        try {
            FinalFile.change(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what is no part of the site any more, and says how many files it has. */
    int finish() throws IOException {
        var gone = new HashSet<>(earlier);
        gone.removeAll(written);
        for (var name : gone.stream().sorted(Comparator.reverseOrder()).toList()) {
            remove(name);
        }
        FinalFile.change(directory.resolve(LIST), (String.join("\n", written) + "\n").getBytes(StandardCharsets.UTF_8));
        return written.size();
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
}
