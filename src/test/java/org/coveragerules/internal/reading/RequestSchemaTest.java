package org.coveragerules.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.coveragerules.Fault;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.schema.Schemas;
import org.coveragerules.internal.vocabulary.WordKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSchemaTest {

    private static final Schema SCHEMA = Schema.named("request");

    @ParameterizedTest
    @ValueSource(strings = {"request", "determination"})
    void thePublishedCopyIsThatOfTheShippedRules(String name) {
        // Renew it by `schema --to docs/schema`.
        assertThat(Path.of("docs/schema/" + name + ".schema.json"))
                .hasContent(Schemas.of(BundledRequests.WORDS).get(name + ".schema.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"request", "determination"})
    void everyFieldIsDescribedAndNoneGoesUnnoticed(String name) {
        JsonNode schema = Schema.named(name).tree();
        // What each observation has is said of it where its name is.
        schema.path("$defs").forEach(def -> ((ObjectNode) def).remove("allOf"));

        assertThat(schema.findValues("properties")).isNotEmpty().allSatisfy(fields -> fields.properties().forEach(
                field -> assertThat(field.getValue().path("description").isTextual()).as(field.getKey()).isTrue()));
        assertThat(schema.path("$defs")).filteredOn(def -> def.path("type").asText().equals("object"))
                .isNotEmpty().allSatisfy(def -> assertThat(def.path("additionalProperties").isBoolean()).isTrue());
    }

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of("/$defs/DocumentType", WordKind.DOCUMENT),
                Arguments.of("/$defs/Need", WordKind.NEED),
                Arguments.of("/$defs/Overridable", WordKind.OVERRIDE),
                Arguments.of("/$defs/Category", WordKind.CATEGORY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void theSchemaHasTheWordsOfTheShippedRules(String place, WordKind kind) {
        assertThat(values(SCHEMA, place))
                .containsExactlyInAnyOrderElementsOf(BundledRequests.WORDS.words(kind).keySet());
    }

    @Test
    void theSchemaHasTheReasonsOfTheShippedRules() {
        assertThat(values(Schema.named("determination"), "/$defs/Reason/properties/code"))
                .containsExactlyInAnyOrderElementsOf(BundledRequests.WORDS.reasons().keySet());
    }

    private static List<String> values(Schema schema, String place) {
        return StreamSupport.stream(schema.tree().at(place + "/enum").spliterator(), false)
                .filter(value -> !value.isNull()).map(JsonNode::asText).toList();
    }

    @Test
    void theContractsExampleIsValid() {
        assertThat(SCHEMA.complaints(Schema.resource("every-field.json"))).isEmpty();
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/examples"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesAreValidAndCanBeRead(Path example) throws IOException {
        byte[] json = Files.readAllBytes(example);

        assertThat(SCHEMA.complaints(Schema.JSON.readTree(json))).isEmpty();
        assertThat(BundledRequests.read(json).lines()).isNotEmpty();
    }

    @Test
    void ofTheDaysRequestsTheThirdIsBad() throws IOException {
        try (var entries = BundledRequests.readAll(Files.newInputStream(Path.of("docs/examples/day.ndjson")))) {
            assertThat(entries.toList()).hasSize(6).filteredOn(entry -> entry.rejection().isPresent())
                    .singleElement().satisfies(bad -> {
                        assertThat(bad.ordinal()).isEqualTo(3);
                        assertThat(bad.line()).isEqualTo(3);
                        assertThat(bad.rejection().orElseThrow().faults()).extracting(Fault::path)
                                .containsExactly("$.lines[0].date", "$.lines[0].visits");
                    });
        }
    }

    static Stream<Arguments> faults() {
        // What no schema can say, and 8.0, which JSON Schema holds to be an integer.
        return RequestReaderTest.faults().filter(fault -> !fault.get()[2].toString()
                .matches("(?s).*(`, before `|a day after that of|as an earlier line's is|`8\\.0`).*"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("faults")
    void theSchemaRefusesWhatTheReaderRefuses(String place, String value, String message) throws IOException {
        assertThat(SCHEMA.complaints(RequestReaderTest.with(place, value))).as(message).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("org.coveragerules.internal.reading.RequestReaderTest#shapes")
    void theSchemaAllowsWhatTheReaderAllows(String place, String value) throws IOException {
        assertThat(SCHEMA.complaints(RequestReaderTest.with(place, value))).isEmpty();
    }

    @Test
    void nullIsTheSameAsAbsentWhereNothingIsRequired() {
        ObjectNode nulls = (ObjectNode) Schema.resource("every-field.json");
        List<String> required = List.of("id", "type", "received", "plan", "lines");
        nulls.fieldNames().forEachRemaining(field -> {
            if (!required.contains(field)) {
                nulls.putNull(field);
            }
        });

        assertThat(SCHEMA.complaints(nulls)).isEmpty();
    }
}
