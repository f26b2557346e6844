package org.coveragerules.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.coveragerules.BatchEntry;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.request.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

    @Test
    void oneRequest() {
        assertThat(read("\n" + pretty("A"))).containsExactly("1 at 2: A");
    }

    @Test
    void requestsOneAfterTheOther() {
        String text = line("A") + "\n\n" + pretty("B") + line("C") + " " + line("D") + line("E") + "\r\n" + line("F");

        assertThat(read(text))
                .containsExactly("1 at 1: A", "2 at 3: B", "3 at 15: C", "4 at 15: D", "5 at 15: E", "6 at 16: F");
    }

    @Test
    void anArrayOfRequests() {
        assertThat(read("\uFEFF [" + line("A") + ",\n" + line("B") + ", " + line("C") + "\n]\n"))
                .containsExactly("1 at 1: A", "2 at 2: B", "3 at 2: C");
        assertThat(read("[]")).isEmpty();
        assertThat(read(" \n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n%s\n%s", "[%s,\n%s,\n%s]"})
    void aBadRequestIsToldAndTheOthersGoOn(String form) {
        String bad = line("B").replace("97110", "9711");

        assertThat(read(form.formatted(line("A"), bad, line("C")))).containsExactly("1 at 1: A",
                "2 at 2: B $.lines[0].code is `\"9711\"`", "3 at 3: C");
        assertThat(read(form.formatted(line("A"), "7", line("C")))).containsExactly("1 at 1: A",
                "2 at 2: null $ is a number", "3 at 3: C");
        assertThat(read(form.formatted(line("A"), "{\"id\": \"B\", \"id\": \"B\"}", line("C"))).get(1))
                .startsWith("2 at 2: B $.id is given twice, $.type is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oops", "{\"id\": oops}", "{\"id\": \"oo", "{\"id\": \"B\", \"lines\": [", "{",
        "{\"plan\":", "{\"id\": \"B\"}}", "}", "{\"id\": \"B\",}", "\u00fc"})
    void aLineThatIsNoJsonIsToldAndTheNextLinesGoOn(String broken) {
        List<String> read = read(line("A") + "\n" + broken + "\n" + line("C") + "\n" + line("D") + "\n");

        assertThat(read.get(0)).isEqualTo("1 at 1: A");
        assertThat(read.get(1)).startsWith("2 at 2: ");
        assertThat(read.get(read.size() - 3)).startsWith(read.size() - 2 + " at 2: null $ is not JSON at line ");
        assertThat(read.subList(read.size() - 2, read.size()))
                .containsExactly(read.size() - 1 + " at 3: C", read.size() + " at 4: D");
    }

    @Test
    void brokenLinesInARowAreEachTold() {
        assertThat(read("{\"id\": \"A\", \"lines\": [\n{\"id\":\noops\n" + line("D"))).hasSize(4)
                .last().isEqualTo("4 at 4: D");
    }

    @Test
    void aBrokenRequestOfSeveralLinesIsToldOnce() {
        assertThat(read(pretty("A") + pretty("B").replace("\"97110\",", "\"97110\"") + pretty("C")))
                .containsExactly("1 at 1: A", "2 at 13: null $ is not JSON at line 22, column 7, "
                        + "where something is out of place", "3 at 25: C");
    }

    @Test
    void aLineThatIsNotUtf8IsTold() {
        byte[] latin = (line("A") + "\n" + line("\u00fc") + "\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(new SequenceInputStream(new ByteArrayInputStream(latin), bytes(line("\u00fc")))))
                .containsExactly("1 at 1: A",
                        "2 at 2: null $ is not JSON at line 2, column 8, where a byte is not UTF-8",
                        "3 at 3: \u00fc");
    }

    @Test
    void anArrayThatBreaksEndsThere() {
        assertThat(read("[" + line("A") + ",\n" + line("B") + "\n" + line("C") + "]")).containsExactly("1 at 1: A",
                "2 at 2: B", "3 at 3: null $ is not JSON at line 3, column 1, where something is out of place");
        assertThat(read("[" + line("A") + ",")).containsExactly("1 at 1: A",
                "2 at 1: null $ is not JSON at line 1, column 149, where it ends too early");
        assertThat(read("[" + line("A") + "]\n" + line("B"))).containsExactly("1 at 1: A",
                "2 at 2: null $ is text after the array's end");
        assertThat(BundledRequests.readAll(bytes("[")).toList()).singleElement()
                .satisfies(entry -> assertThat(entry.rejection().orElseThrow())
                        .hasMessageEndingWith("what comes after this place was not read"));
    }

    @Test
    void aRequestTooLongIsToldAndNotHeld() {
        String tooLong = "{\"id\": \"" + "x".repeat(TextWindow.LONGEST_REQUEST + 20_000) + "\"}";

        assertThat(read(tooLong + "\n" + line("B"))).hasSize(2).last().isEqualTo("2 at 2: B");
        assertThat(read("[" + tooLong + "]")).singleElement().asString()
                .contains("being longer than 8388608 characters");
        assertThatThrownBy(() -> BundledRequests.read(tooLong)).isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("being longer than 8388608 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "["})
    void readsOnlyAsFarAsItIsAsked(String begin) {
        AtomicInteger given = new AtomicInteger();
        InputStream endless = new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return true;
            }

            @Override
            public InputStream nextElement() {
                boolean first = given.getAndIncrement() == 0;
                return bytes(first ? begin + line("R") : (begin.isEmpty() ? "\n" : ",") + line("R"));
            }
        });

        assertThat(BundledRequests.readAll(endless).limit(20_000).filter(entry -> entry.request().isPresent()).count())
                .isEqualTo(20_000);
        assertThat(given.get()).isLessThan(20_000 + 200);
    }

    @Test
    void closingTheEntriesClosesTheStream() {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        try (var entries = BundledRequests.readAll(in)) {
            assertThat(entries.count()).isZero();
        }

        assertThat(closed).isTrue();
    }

    @Test
    void aStreamThatFailsIsNotAFaultOfTheRequest() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk gone");
            }
        };

        assertThatThrownBy(() -> BundledRequests.readAll(failing).count()).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk gone");
        assertThatThrownBy(() -> BundledRequests.read(failing)).isInstanceOf(IOException.class);
    }

    private static List<String> read(String text) {
        return read(bytes(text));
    }

    private static List<String> read(InputStream text) {
        return BundledRequests.readAll(text).map(BatchTest::told).toList();
    }

    private static String told(BatchEntry entry) {
        String told = entry.request().map(Request::id).orElseGet(() -> {
            InvalidRequestException rejection = entry.rejection().orElseThrow();
            return rejection.requestId() + " " + String.join(", ", rejection.faults().stream()
                    .map(fault -> fault.path() + " is " + fault.found()).toList());
        });
        return entry.ordinal() + " at " + entry.line() + ": " + told;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(String id) {
        return pretty(id).replaceAll("\\s+", "");
    }

    /** Twelve lines. */
    private static String pretty(String id) {
        return """
                {
                  "id": "%s",
                  "type": "CLAIM",
                  "received": "2025-10-06",
                  "plan": { "lineOfBusiness": "COMMERCIAL" },
                  "lines": [
                    {
                      "number": 1,
                      "code": "97110",
                      "date": "2025-10-08"
                    } ]
                }
                """.formatted(id);
    }
}
