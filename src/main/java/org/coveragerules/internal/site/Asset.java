package org.coveragerules.internal.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A file that every site has as it is. */
final class Asset {

    private Asset() {
    }

    /** Several in one. */
    static byte[] joined(String... names) {
        var joined = new ByteArrayOutputStream();
        for (var name : names) {
            joined.writeBytes(bytes(name));
        }
        return joined.toByteArray();
    }

    static byte[] bytes(String name) {
        try (var stream = Asset.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " of the site cannot be read", e);
        }
    }
}
