package org.coveragerules.internal.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the bytes of a file as the text that they are in UTF-8, whatever the machine's own character set is. */
public final class Utf8 {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {
    }

    /**
     * The text, without a byte order mark.
     *
     * @throws NotUtf8Exception naming the first byte that is not UTF-8
     */
    public static String text(byte[] bytes) throws NotUtf8Exception {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        boolean wrong = StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
        var text = out.flip().toString();
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        if (wrong) {
            int lines = (int) text.chars().filter(sign -> sign == '\n').count();
            throw new NotUtf8Exception(lines + 1, text.length() - text.lastIndexOf('\n'), bytes[in.position()]);
        }
        return text;
    }
}
