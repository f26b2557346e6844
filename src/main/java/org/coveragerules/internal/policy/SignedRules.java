package org.coveragerules.internal.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.text.Digests;

/**
 * The file in a rules directory that says by whom it was released: the digest of every file, and the signature of all of
 * these by each key. Whoever trusts a key opens what was signed by it to the last byte, and nothing else.
 */
public final class SignedRules {

    /** The file. */
    public static final String NAME = "rules.signed";

    private static final String HEADER = "coverage-rules 1 sha256 ed25519";
    private static final String SIGNATURE = "signature ";
    private static final Pattern SIGNED_BY = Pattern.compile(SIGNATURE + "([0-9a-f]{16}) ([A-Za-z0-9+/]{86}==)");
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S.*)");
    private static final int ID_LENGTH = 16;
    /** A directory of ten thousand policies has less. */
    private static final long LARGEST = 64L << 20;

    /**
     * What the file says.
     *
     * @param digests    by the name of the file
     * @param signatures by the id of the key
     */
    private record Read(String manifest, SortedMap<String, String> digests, SortedMap<String, byte[]> signatures) {
    }

    private SignedRules() {
    }

    /** What a key is called: the beginning of the digest of its public half. */
    public static String idOf(PublicKey key) {
        return Digests.hex(key.getEncoded()).substring(0, ID_LENGTH);
    }

    /**
     * What the file of a directory has to hold for a key to have signed it as it is, beside whoever has signed the very
     * same before.
     *
     * @throws RulesException where the directory, or the file that is there, can't be read
     */
    public static String signed(Path directory, RuleFiles files, PrivateKey key, PublicKey half) {
        var manifest = manifest(files);
        var file = directory.resolve(NAME);
        var signatures = new TreeMap<String, byte[]>();
        if (Files.exists(file)) {
            var earlier = read(file);
            if (earlier.manifest().equals(manifest)) {
                signatures.putAll(earlier.signatures());
            }
        }
        signatures.put(idOf(half), SigningKeys.sign(manifest.getBytes(StandardCharsets.UTF_8), key));
        return manifest + signatures.entrySet().stream().map(each -> SIGNATURE + each.getKey() + " "
                + Base64.getEncoder().encodeToString(each.getValue()) + "\n").collect(Collectors.joining());
    }

    private static String manifest(RuleFiles files) {
        var manifest = new StringBuilder(HEADER).append('\n');
        files.names().forEach(name -> manifest.append(files.digest(name)).append("  ").append(name).append('\n'));
        return manifest.toString();
    }

    private static Read read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new RulesException(file.toString(),
                        "is not there, so that nobody has signed these rules; sign them"
                        + " by `rules sign`, or get the directory as it was released");
            }
            if (Files.size(file) > LARGEST) {
                throw faulty(file, 0);
            }
            return read(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new RulesException(file.toString(), "can't be read (" + e.getClass().getSimpleName()
                    + "); check that it is UTF-8 and may be read");
        }
    }

    private static Read read(Path file, List<String> lines) {
        var digests = new TreeMap<String, String>();
        var signatures = new TreeMap<String, byte[]>();
        var manifest = new StringBuilder();
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            var digest = LINE.matcher(line);
            var signed = SIGNED_BY.matcher(line);
            if (at == 0 ? line.equals(HEADER) : signatures.isEmpty() && digest.matches()
                    && digests.putIfAbsent(digest.group(2), digest.group(1)) == null) {
                manifest.append(line).append('\n');
            } else if (at == 0 || !signed.matches()
                    || signatures.putIfAbsent(signed.group(1), Base64.getDecoder().decode(signed.group(2))) != null) {
                throw faulty(file, at + 1);
            }
        }
        return new Read(manifest.toString(), digests, signatures);
    }

    private static RulesException faulty(Path file, int line) {
        return new RulesException(List.of(new Problem(file.toString(), line,
                "is not as `rules sign` writes it; sign the"
                + " rules again, or get the directory as it was released")));
    }

    /**
     * Some files, which one of the trusted keys has to have signed; where none is named, nobody has to.
     *
     * @throws RulesException as {@link #verify} does
     */
    public static RuleFiles required(Path directory, RuleFiles files, Collection<PublicKey> trusted) {
        if (!trusted.isEmpty()) {
            verify(directory, files, trusted);
        }
        return files;
    }

    /**
     * The ids of the trusted keys that have signed these files, at least one. Each file's digest is what it has to be
     * from now on: the bytes that were looked at here are those that are compiled.
     *
     * @throws RulesException where nobody who is trusted has signed exactly these files
     */
    public static List<String> verify(Path directory, RuleFiles files, Collection<PublicKey> trusted) {
        var file = directory.resolve(NAME);
        var read = read(file);
        var by = new ArrayList<String>();
        for (var key : trusted) {
            var signature = read.signatures().get(idOf(key));
            if (signature != null && SigningKeys.isSigned(read.manifest().getBytes(StandardCharsets.UTF_8),
                    signature, key)) {
                by.add(idOf(key));
            }
        }
        if (by.isEmpty()) {
            throw new RulesException(file.toString(), "holds no signature by a key that is trusted: it names "
                    + (read.signatures().isEmpty() ? "none" : String.join(", ", read.signatures().keySet()))
                    + ", and trusted are " + trusted.stream().map(SignedRules::idOf).sorted()
                            .collect(Collectors.joining(", ")) + "; nothing of it was compiled");
        }
        var problems = new ArrayList<Problem>();
        for (var name : files.names()) {
            var signed = read.digests().remove(name);
            if (!files.digest(name).equals(signed)) {
                problems.add(new Problem(files.place(name), 0, (signed == null ? "was added after the rules were signed"
                        : "is not what was signed") + "; get the directory as it was released, or have it signed again."
                        + " Nothing of it was compiled"));
            }
        }
        read.digests().keySet().forEach(gone -> problems.add(new Problem(files.place(gone), 0, "was signed and is not"
                + " there; get the directory as it was released. Nothing of it was compiled")));
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
        return List.copyOf(by);
    }
}
