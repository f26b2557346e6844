package org.coveragerules.internal.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.coveragerules.RulesException;
import org.coveragerules.internal.text.Digests;
import org.kie.api.KieServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled rules in a directory, each version in a file that is named by everything it was compiled from: its own files,
 * the words and definitions that they share, and this very build of the library. What is there is code that will run, so
 * that it is taken from nobody else: directory and files belong to the user, and no one else may write them. An entry that
 * is not whole is not used, and made again. Safe for use by several threads and processes.
 */
public final class RuleCache {

    /** Made by the build: stands for every class of the library. */
    static final String BUILD = "/rules/build.txt";

    private static final String SUFFIX = ".rules";
    private static final String NEW = "new-";
    private static final String UNFINISHED = ".tmp";
    private static final int FORMAT = 1;
    /** An entry that nobody has asked for in so long is deleted. */
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int DIGEST = 32;
    private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_WRITE);

    /** Has nothing and keeps nothing. */
    public static final RuleCache NONE = new RuleCache(null, null, "", false);

    /** Null: there is none. */
    private final Path directory;
    /** Who runs this; null: the file system knows no owners. */
    private final UserPrincipal user;
    private final String build;
    private final boolean isKept;

    private RuleCache(Path directory, UserPrincipal user, String build, boolean isKept) {
        this.directory = directory;
        this.user = user;
        this.build = build;
        this.isKept = isKept;
    }

    /**
     * Opens a cache, and makes its directory where there is none, for the user alone.
     *
     * @throws RulesException where the directory can't be made, or somebody else may write it
     */
    public static RuleCache in(Path directory) {
        try {
            Files.createDirectories(directory, isPosix(directory) ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                    : new FileAttribute<?>[0]);
            var cache = new RuleCache(directory, user(directory), build(), true);
            cache.checkPrivate(directory.toRealPath());
            return cache;
        } catch (IOException e) {
            throw new RulesException(directory.toString(), "can't hold compiled rules (" + e.getClass().getSimpleName()
                    + "); name a directory of your own that can be written, or open the rules without a cache");
        }
    }

    /** Whoever owns what this process makes: a name may be unknown, in a container for one. */
    private static UserPrincipal user(Path directory) throws IOException {
        if (!isPosix(directory)) {
            return null;
        }
        var made = Files.createTempFile(directory, NEW, UNFINISHED);
        try {
            return Files.getOwner(made);
        } finally {
            Files.delete(made);
        }
    }

    /** The same, to which nothing is added: for rules that are changed for a trial. */
    public RuleCache reading() {
        return new RuleCache(directory, user, build, false);
    }

    private static String build() {
        try (var stream = RuleCache.class.getResourceAsStream(BUILD)) {
            if (stream == null) {
                throw new IllegalStateException("`" + BUILD + "` is not in the jar; build it with Maven");
            }
            // What another Drools or Java compiles is another thing as well.
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII) + " "
                    + KieServices.class.getPackage().getImplementationVersion() + " "
                    + System.getProperty("java.specification.version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Where a file system knows no owners and permissions of this kind, the directory is the user's own affair. */
    private void checkPrivate(Path path) throws IOException {
        if (user == null) {
            return;
        }
        var attributes = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.owner().equals(user) || attributes.permissions().stream().anyMatch(OTHERS::contains)) {
            throw new RulesException(path.toString(), "belongs to `" + attributes.owner().getName()
                    + "` and has the permissions `" + PosixFilePermissions.toString(attributes.permissions())
                    + "`; compiled rules are code, so that"
                    + " they are only kept where you alone may write: `chmod go-w` it, or name another directory");
        }
    }

    /** Whether there is something for a digest: it was compiled once, and can be again where it is not to be trusted. */
    boolean has(String sources) {
        return directory != null && Files.exists(file(sources), LinkOption.NOFOLLOW_LINKS);
    }

    /** What was compiled of everything that a digest stands for; empty where it is not there, or not to be trusted. */
    Optional<Compiled> get(String sources) {
        if (!has(sources)) {
            return Optional.empty();
        }
        var file = file(sources);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("no file");
            }
            checkPrivate(file);
            var compiled = read(Files.readAllBytes(file), key(sources));
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(compiled);
        } catch (IOException | RulesException e) {
            // Whatever it is, the rules themselves are there.
            log().warn("{} is not used and the rules are compiled: it is damaged, or not written by you alone", file);
            return Optional.empty();
        }
    }

    /** Keeps what was compiled; where that fails, it is compiled again the next time. */
    void put(String sources, Compiled compiled) {
        if (!isKept) {
            return;
        }
        try {
            var written = Files.createTempFile(directory, NEW, UNFINISHED);
            try {
                Files.write(written, bytes(compiled, key(sources)));
                move(written, file(sources));
            } finally {
                Files.deleteIfExists(written);
            }
            deleteOld();
        } catch (IOException e) {
            log().warn("compiled rules can't be kept in {} ({})", directory, e.getClass().getSimpleName());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException(e);
        }
    }

    private void deleteOld() throws IOException {
        var oldest = FileTime.from(Instant.now().minus(KEPT));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*{" + SUFFIX + "," + UNFINISHED
                + "}")) {
            for (var entry : entries) {
                if (Files.exists(entry) && Files.getLastModifiedTime(entry).compareTo(oldest) < 0) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }

    private Path file(String sources) {
        return directory.resolve(key(sources) + SUFFIX);
    }

    private String key(String sources) {
        return Digests.hex(build + " " + sources);
    }

    private static byte[] bytes(Compiled compiled, String key) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeUTF(key);
            out.writeUTF(compiled.sessionOnly() == null ? "" : compiled.sessionOnly());
            out.writeInt(compiled.models().size());
            for (var model : compiled.models()) {
                out.writeUTF(model);
            }
            out.writeInt(compiled.classes().size());
            for (var each : compiled.classes().entrySet()) {
                out.writeUTF(each.getKey());
                out.writeInt(each.getValue().length);
                out.write(each.getValue());
            }
        }
        var content = bytes.toByteArray();
        bytes.write(Digests.sha256().digest(content));
        return bytes.toByteArray();
    }

    private static Compiled read(byte[] bytes, String key) throws IOException {
        int length = bytes.length - DIGEST;
        if (length < 0) {
            throw new IOException("cut off");
        }
        var digest = Digests.sha256();
        digest.update(bytes, 0, length);
        if (!MessageDigest.isEqual(digest.digest(), Arrays.copyOfRange(bytes, length, bytes.length))) {
            throw new IOException("damaged");
        }
        var in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
        if (in.readInt() != FORMAT || !in.readUTF().equals(key)) {
            throw new IOException("another's");
        }
        var sessionOnly = in.readUTF();
        var models = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            models.add(in.readUTF());
        }
        var classes = new TreeMap<String, byte[]>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(in.readUTF(), in.readNBytes(in.readInt()));
        }
        return new Compiled(classes, models, sessionOnly.isEmpty() ? null : sessionOnly);
    }

    /** Looked up where something is to be told, which is seldom: with logging a start takes half as long again. */
    private static Logger log() {
        return LoggerFactory.getLogger(RuleCache.class);
    }
}
