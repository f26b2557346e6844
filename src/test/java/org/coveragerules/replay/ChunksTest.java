package org.coveragerules.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.coveragerules.BatchEntry;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.internal.reading.RequestWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An input that is cut into chunks gives the entries that it gives in one piece, from any place on. */
class ChunksTest {

    private static final JsonRequestReader READER = new JsonRequestReader(BundledRequests.WORDS);

    /** Enough for several chunks. */
    private static final int REQUESTS = 1_500;

    /** Ways to write requests one after the other. */
    enum Form {
        LINES("\n", "", "\n"),
        LINES_OF_ANOTHER_SYSTEM("\r\n", "", "\r\n"),
        LINES_WITHOUT_AN_END("\n", "", ""),
        LINES_WITH_BROKEN_ONES("\n{\"id\": \"broken\n\n{}\nno JSON\n", "", "\n{\n"),
        MARKED_AS_UTF_8("\n", "\uFEFF", "\n"),
        INDENTED("\n  ", "  ", "\n"),
        ON_ONE_LINE(" ", "", ""),
        AN_ARRAY(",\n", "[", "]\n"),
        A_BROKEN_ARRAY(",\n", "[", ",\n");

        private final String between;
        private final String before;
        private final String after;

        Form(String between, String before, String after) {
            this.between = between;
            this.before = before;
            this.after = after;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LINES_WITH_BROKEN_ONES", "A_BROKEN_ARRAY"})
    void chunksHoldWhatTheWholeHolds(Form form) throws IOException {
        chunksHoldTheWhole(form);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void chunksOfEveryFormHoldWhatTheWholeHolds(Form form) throws IOException {
        chunksHoldTheWhole(form);
    }

    private static void chunksHoldTheWhole(Form form) throws IOException {
        var text = text(form);
        List<String> whole = BundledRequests.readAll(new ByteArrayInputStream(text)).map(ChunksTest::told).toList();
        assertThat(whole).hasSizeGreaterThanOrEqualTo(REQUESTS);

        var cut = new ArrayList<String>();
        var ends = new ArrayList<Position>();
        var at = Position.START;
        try (var chunks = new Chunks(new ByteArrayInputStream(text), Position.START, READER, PayerFacts.NONE)) {
            while (chunks.hasNext()) {
                var chunk = chunks.next();
                var entries = chunk.entries(READER).map(ChunksTest::told).toList();
                cut.addAll(entries);
                at = chunk.end(at.count(), entries.size());
                ends.add(at);
            }
        }
        assertThat(cut).isEqualTo(whole);

        for (var end : List.of(ends.get(0), ends.get(ends.size() / 2), ends.get(ends.size() - 1))) {
            try (var rest = new Chunks(new ByteArrayInputStream(text), end, READER, PayerFacts.NONE)) {
                var left = new ArrayList<String>();
                rest.forEachRemaining(chunk -> left.addAll(chunk.entries(READER).map(ChunksTest::told).toList()));
                assertThat(left).isEqualTo(whole.subList((int) end.count(), whole.size()));
            }
        }
    }

    private static byte[] text(Form form) {
        var generator = BundledRequests.generator(5, LocalDate.parse("2025-01-01"), LocalDate.parse("2025-12-31"));
        return LongStream.rangeClosed(1, REQUESTS).mapToObj(generator::request).map(RequestWriter::bytes)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .collect(Collectors.joining(form.between, form.before, form.after)).getBytes(StandardCharsets.UTF_8);
    }

    private static String told(BatchEntry entry) {
        return entry.line() + " " + entry.request() + entry.rejection().map(Throwable::getMessage) + entry.written();
    }
}
