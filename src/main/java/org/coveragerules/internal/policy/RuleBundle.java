package org.coveragerules.internal.policy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.coveragerules.internal.text.Digests;
import org.coveragerules.internal.yaml.YamlFile;

/**
 * Every file of the bundled rules in one resource of the jar, which is found sooner than a hundred, with its digest, which
 * the fingerprint asks for at each start.
 */
public final class RuleBundle {

    /** Its path in the jar. */
    public static final String PATH = "/rules/bundle.bin";

    private RuleBundle() {
    }

    static SortedMap<String, RuleFile> read() {
        var files = new TreeMap<String, RuleFile>();
        try (var stream = RuleBundle.class.getResourceAsStream(PATH)) {
            if (stream == null) {
                throw new IllegalStateException("`" + PATH + "` is not in the jar; build it with Maven");
            }
            var in = new DataInputStream(new ByteArrayInputStream(stream.readAllBytes()));
            for (int left = in.readInt(); left > 0; left--) {
                var name = in.readUTF();
                var content = in.readNBytes(in.readInt());
                var digest = in.readNBytes(in.readInt());
                int json = in.readInt();
                files.put(name, RuleFile.held(content, digest, json == 0 ? null : in.readNBytes(json)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Files as the jar holds them, those of policies and words with their values. */
    public static byte[] of(RuleFiles files) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(files.names().size());
            for (var name : files.names()) {
                var content = files.content(name).orElseThrow();
                var json = name.endsWith(".yaml") && !RuleFiles.isCases(name) ? json(files, name) : new byte[0];
                out.writeUTF(name);
                out.writeInt(content.length);
                out.write(content);
                var digest = Digests.sha256().digest(content);
                out.writeInt(digest.length);
                out.write(digest);
                out.writeInt(json.length);
                out.write(json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] json(RuleFiles files, String name) {
        var root = files.yaml(name).root();
        var json = root.toString().getBytes(StandardCharsets.UTF_8);
        if (!YamlFile.ofJson(name, json).root().equals(root)) {
            throw new IllegalStateException("as JSON `" + files.place(name) + "` says something else");
        }
        return json;
    }
}
