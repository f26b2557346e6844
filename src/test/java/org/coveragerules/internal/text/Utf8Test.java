package org.coveragerules.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Bytes of files as text. */
class Utf8Test {

    @Test
    void textComesWithoutAByteOrderMark() throws NotUtf8Exception {
        assertThat(Utf8.text("\uFEFFé €\uFEFF😀\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("é €\uFEFF😀\n");
        assertThat(Utf8.text(new byte[0])).isEmpty();
    }

    /** The column is that of the text, in which no mark stands. */
    @Test
    void theFirstByteThatIsNoneIsNamed() {
        assertNone("61 0A C3A9 62 E9 63", 2, "column 3: the byte 0xE9 is not UTF-8");
        assertNone("EFBBBF 61 FC", 1, "column 2: the byte 0xFC");
        assertNone("61 0D0A E282", 2, "column 1: the byte 0xE2");
        assertNone("FFFE 6100", 1, "column 1: the byte 0xFF");
        assertNone("C080", 1, "column 1: the byte 0xC0");
        assertNone("EDA080", 1, "column 1: the byte 0xED");
    }

    private static void assertNone(String bytes, int line, String message) {
        assertThatThrownBy(() -> Utf8.text(HexFormat.of().parseHex(bytes.replace(" ", ""))))
                .isInstanceOfSatisfying(NotUtf8Exception.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageStartingWith(message);
    }
}
