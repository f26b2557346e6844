package org.coveragerules.internal.site;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A file that every site has as it is. */
final class Asset {

    private Asset() {
    }

    static byte[] bytes(String name) {
        try (var stream = Asset.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " of the site cannot be read", e);
        }
    }
}
