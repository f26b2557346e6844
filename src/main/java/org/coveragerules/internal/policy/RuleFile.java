package org.coveragerules.internal.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import org.coveragerules.RulesException;
import org.coveragerules.internal.text.Digests;
import org.coveragerules.internal.yaml.YamlFile;

/**
 * The content of one file, held, or read whenever it is asked for. One that is read says for ever what it said when its
 * directory was opened, or refuses: until it is read for the first time by its size and time, from then on by its
 * digest, which a fingerprint is made of.
 */
final class RuleFile {

    private final byte[] held;
    /** Of a YAML file, its values as JSON; null: they have to be read. */
    private final byte[] json;
    private final Path path;
    private final long size;
    private final FileTime modified;
    private volatile byte[] digest;

    private RuleFile(byte[] held, byte[] digest, byte[] json, Path path, long size, FileTime modified) {
        this.held = held;
        this.digest = digest;
        this.json = json;
        this.path = path;
        this.size = size;
        this.modified = modified;
    }

    static RuleFile held(byte[] content) {
        return held(content, null, null);
    }

    /**
     * One of which more is known.
     *
     * @param digest SHA-256 of the content; null: to be made
     * @param json   of a YAML file, its values; null: to be read
     */
    static RuleFile held(byte[] content, byte[] digest, byte[] json) {
        return new RuleFile(content, digest, json, null, 0, null);
    }

    static RuleFile onDemand(Path path, BasicFileAttributes attributes) {
        return new RuleFile(null, null, null, path, attributes.size(), attributes.lastModifiedTime());
    }

    /** Whether a file on demand is as it was found, as far as size and time tell. */
    boolean isStill(BasicFileAttributes attributes) {
        return attributes.size() == size && attributes.lastModifiedTime().equals(modified);
    }

    /**
     * What it says.
     *
     * @throws RulesException where it has changed, or can't be read
     */
    byte[] content() {
        if (held != null) {
            return held;
        }
        try {
            var before = Files.readAttributes(path, BasicFileAttributes.class);
            var content = Files.readAllBytes(path);
            check(before, content);
            return content;
        } catch (IOException e) {
            throw new RulesException(path.toString(), "can't be read any more (" + e.getClass().getSimpleName()
                    + "), and was there when the directory was opened; open the directory again");
        }
    }

    private synchronized void check(BasicFileAttributes attributes, byte[] content) {
        var found = Digests.sha256().digest(content);
        boolean same = digest != null ? MessageDigest.isEqual(digest, found)
                : isStill(attributes) && content.length == size;
        if (!same) {
            throw new RulesException(path.toString(), "has changed since the directory was opened, and nothing of it"
                    + " is used; open the directory again, or bring the file back");
        }
        digest = found;
    }

    /**
     * The values of a YAML file.
     *
     * @throws RulesException where it is no YAML, or has changed, or can't be read
     */
    YamlFile yaml(String place) {
        return json != null ? YamlFile.ofJson(place, json) : YamlFile.read(place, content());
    }

    /** Whether it can be told what it says, whatever has become of it since. */
    boolean isKnown() {
        return held != null || digest != null;
    }

    /** SHA-256 of what it says. */
    byte[] digest() {
        if (digest == null) {
            if (held == null) {
                content();
            } else {
                digest = Digests.sha256().digest(held);
            }
        }
        return digest;
    }
}
