package org.coveragerules.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminationSchemaTest {

    private static final Schema SCHEMA = Schema.named("determination");
    /** Written with the one quote for the other, as is all of criteria below. */
    private static final String LEAF = "{'statement': 'X-4a', 'result': 'MET', 'decisive': true}";

    @Test
    void aDeterminationIsValid() {
        assertThat(SCHEMA.complaints(Schema.resource("determination.json"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {
        "'', due, null",
        "'', dueAt, '\"2026-01-05T16:45:00-06:00\"'",
        "'', clocks, []",
        "/clocks/0, jurisdiction, '\"US\"'",
        "/clocks/0, dueAt, '\"2026-01-05T16:45:00Z\"'",
        "/lines/0, redirectedTo, '\"health plan\"'",
        "/lines/0/reasons/0, remedy, null",
        "/lines/0/reasons/0, missing, '[\"TREATMENT_PLAN\", \"meetsGuideline\"]'",
        "/lines/0/reasons/0, statement, '\"CMM-CAT3-1\"'",
        "/lines/0/reasons/0, statement, '\"LDCT-4a\"'",
        "/lines/1, approvedTo, null",
        "/lines/1, approvedLevels, 2",
        "/notice, phone, '\"1-800-555-0100\"'"
    })
    void whatMayVaryMay(String place, String field, String value) throws IOException {
        assertThat(SCHEMA.complaints(with(place, field, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {
        "'', surplus, 1",
        "'', requestId, null",
        "'', outcome, '\"MAYBE\"'",
        "'', final, '\"false\"'",
        "'', due, '\"2025-02-30\"'",
        "'', dueAt, '\"2025-10-13\"'",
        "'', clocks, null",
        "/clocks/0, jurisdiction, '\"USA\"'",
        "/clocks/0, due, null",
        "/clocks/0, citation, '\"\"'",
        "'', lines, []",
        "'', processingOrganization, null",
        "'', rulesFingerprint, '\"sha256:0\"'",
        "/lines/0, surplus, 1",
        "/lines/0, approvedVisits, 1",
        "/lines/0, approvedVisits, null",
        "/lines/0, approvedFrom, '\"2025-10-08\"'",
        "/lines/1, approvedVisits, -1",
        "/lines/1, approvedUnits, null",
        "/lines/1, approvedFrom, null",
        "/lines/2, approvedVisits, 1",
        "/lines/0/reasons/0, surplus, 1",
        "/lines/0/reasons/0, code, '\"BECAUSE\"'",
        "/lines/0/reasons/0, effect, '\"ALLOW\"'",
        "/lines/0/reasons/0, statement, '\"\"'",
        "/lines/0/reasons/0, message, null",
        "/lines/0/reasons/0, message, '\"\"'",
        "/lines/0/reasons/0, population, '\"CHILD\"'",
        "/lines/0/reasons/0, missing, null",
        "/policies/0, named, false",
        "/notice, disclaimer, null",
        "/notice, options, '[\"COMPLAINT\"]'",
        "/notice/recipients/0, role, '\"PAYER\"'",
        "/notice/recipients/0, channels, '[\"PHONE\"]'"
    })
    void whatMayNotVaryMayNot(String place, String field, String value) throws IOException {
        assertThat(SCHEMA.complaints(with(place, field, value))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', due", "'', rulesFingerprint", "/lines/0, nextReview", "/lines/0/reasons/0, nextStep",
        "/notice, options", "/policies/0, version"})
    void whatIsNullIsStillThere(String place, String field) throws IOException {
        JsonNode determination = Schema.resource("determination.json");
        ((ObjectNode) determination.at(place)).remove(field);

        assertThat(SCHEMA.complaints(determination)).isNotEmpty();
    }

    @Test
    void criteria() throws IOException {
        assertThat(SCHEMA.complaints(withCriteria("'all': [" + LEAF + ", {'result': 'UNKNOWN', 'atLeast': 1, 'of': ["
                + LEAF.replace("}", ", 'found': 'There is one.', 'missing': ['age']}") + "]}]"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'all': []", "'every': [" + LEAF + "]", "'all': [" + LEAF + "], 'any': [" + LEAF + "]",
        "'atLeast': 1", "'of': [" + LEAF + "]", "'atLeast': 0, 'of': [" + LEAF + "]", "'any': [{'result': 'MET'}]",
        "'any': [{'any': [" + LEAF + "]}]", "'any': [{'statement': 'X-1', 'result': 'MET'}]",
        "'any': [{'statement': 'X-1', 'result': 'PERHAPS', 'decisive': true}]",
        "'any': [{'statement': 'X-1', 'result': 'MET', 'decisive': true, 'missing': []}]",
        "'any': [{'statement': 'X-1', 'result': 'MET', 'decisive': true, 'found': null}]", "'surplus': 1"})
    void criteriaThatAreNone(String group) throws IOException {
        assertThat(SCHEMA.complaints(withCriteria(group))).isNotEmpty();
    }

    @Test
    void noCriteriaAreNotWritten() throws IOException {
        assertThat(SCHEMA.complaints(with("/lines/0", "criteria", "[]"))).isNotEmpty();
    }

    private static JsonNode withCriteria(String group) throws IOException {
        return with("/lines/0", "criteria", ("[{'policy': 'x', 'version': '1', 'statement': 'X-0', 'result': 'MET', "
                + group + "}]").replace('\'', '"'));
    }

    private static JsonNode with(String place, String field, String value) throws IOException {
        JsonNode determination = Schema.resource("determination.json");
        ((ObjectNode) determination.at(place)).set(field, Schema.JSON.readTree(value));
        return determination;
    }
}
