package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.coveragerules.DecisionClock;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationReader;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;
import org.coveragerules.internal.reading.RequestWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By when a payer's own rows of {@code clocks.csv} have a request decided, and what is wrong with a row. */
class ClocksTest {

    private static final String HEADER =
            "jurisdiction,lineOfBusiness,funding,urgency,type,length,unit,starts,from,to,citation\n";
    private static final String STATE = "WI,COMMERCIAL+INDIVIDUAL_FAMILY,FULLY_INSURED,,,3,BUSINESS_DAYS,"
            + "COMPLETE_RECORD,2026-01-01,2026-12-31,Wis. Stat. 0\n";

    /** The same rules are opened with other clocks. */
    @TempDir
    static Path compiled;

    @TempDir
    Path temporary;
    private RuleDirectory rules;

    @BeforeEach
    void copy() {
        // A policy that leaves the request to others, so that it waits for a clinician and no clock of a policy runs.
        rules = RuleDirectory.copy(temporary, "precertification");
    }

    @Test
    void withoutTheFileNoLawsClockRuns() {
        assertThat(determined("2026-03-06", "WI", "FULLY_INSURED").clocks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // received, state, funding, due
        "2026-03-06, WI, FULLY_INSURED, 2026-03-11",
        "2026-03-06, WI, , 2026-03-11",
        "2026-03-06, MN, FULLY_INSURED,",
        "2026-03-06, , FULLY_INSURED,",
        "2026-03-06, WI, SELF_FUNDED,",
        "2025-12-31, WI, FULLY_INSURED,",
        "2026-01-01, WI, FULLY_INSURED, 2026-01-06",
        "2026-12-31, WI, FULLY_INSURED, 2027-01-06",
        "2027-01-01, WI, FULLY_INSURED,",
        "2026-12-23, WI, FULLY_INSURED, 2026-12-29"})
    void aStatesRowBindsItsPlansFromItsFirstToItsLastDay(String received, String state, String funding,
            LocalDate due) {
        rules.write("clocks.csv", HEADER + STATE)
                .append("definitions.yaml", "holidays: [\"2026-12-25\", \"2027-01-01\"]\n");

        var determined = determined(received, state, funding);
        assertThat(determined.due()).isEqualTo(due);
        assertThat(determined.clocks()).isEqualTo(due == null ? List.of()
                : List.of(new DecisionClock("WI", "Wis. Stat. 0", due, null)));
    }

    @Test
    void theEarliestBindsAndOfOneDayTheMoment() {
        rules.write("clocks.csv", "\uFEFF" + HEADER + "US,,,,,2,CALENDAR_DAYS,RECEIPT,,,days\r\n"
                + "US,,,,,49,HOURS,RECEIPT,,,\"hours, 49\"\nUS,,,,,48,HOURS,RECEIPT,,,hours 48\n"
                + "US,,,,CONCURRENT,1,HOURS,RECEIPT,,,another type\n\n");

        var determined = determined("2026-03-06T21:30:00.5-06:00", "WI", null);
        var at = OffsetDateTime.parse("2026-03-08T21:30:00.5-06:00");
        assertThat(determined.due()).isEqualTo(LocalDate.of(2026, 3, 8));
        assertThat(determined.dueAt()).isEqualTo(at);
        assertThat(determined.clocks()).containsExactly(
                new DecisionClock("US", "hours 48", LocalDate.of(2026, 3, 8), at),
                new DecisionClock("US", "hours, 49", LocalDate.of(2026, 3, 8), at.plusHours(1)),
                new DecisionClock("US", "days", LocalDate.of(2026, 3, 8), null));
        var written = new String(DeterminationWriter.bytes(determined), StandardCharsets.UTF_8);
        assertThat(written).contains("\"dueAt\":\"2026-03-08T21:30:00.5-06:00\"");
        assertThat(DeterminationReader.read(written)).contains(determined);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "US,,,,,7,DAYS,RECEIPT,,,x; 2: has `DAYS` in the column `unit`; one of [HOURS, CALENDAR_DAYS, BUSINESS_DAYS]",
        "US,MEDICARE_ADVANTGE,,,,7,HOURS,RECEIPT,,,x; 2: has `MEDICARE_ADVANTGE` in the column `lineOfBusiness`;"
                + " maybe `MEDICARE_ADVANTAGE`",
        "US,,,,CLAIM,7,HOURS,RECEIPT,,,x; 2: has `CLAIM` in the column `type`;"
                + " one or more of [PRECERTIFICATION, CONCURRENT, RETROSPECTIVE] joined by `+`",
        "USA,,,,,7,HOURS,RECEIPT,,,x; 2: has `USA` in the column `jurisdiction`; `US` or a state's two letters",
        "US,,,,,0,HOURS,RECEIPT,,,x; 2: has `0` in the column `length`; a whole number from 1",
        "US,,,,,7,HOURS,,,,x; 2: has nothing in the column `starts`; one of [RECEIPT, COMPLETE_RECORD]",
        "US,,,,,7,HOURS,RECEIPT,2026-02-30,,x; 2: has `2026-02-30` in the column `from`; a date of the calendar",
        "US,,,,,7,HOURS,RECEIPT,2026-02-02,2026-02-01,x; 2: has `2026-02-01` in the column `to`; not before `from`",
        "US,,,,,7,HOURS,RECEIPT,,,; 2: has nothing in the column `citation`; the law",
        "US,,,,,7,HOURS,RECEIPT,,; 2: has 10 cells; give 11",
        "US,,,,,7,HOURS,RECEIPT,,,\"x; 2: the file ends within a quoted cell; cut off"})
    void aRowThatSaysNoClockIsToldByItsLine(String row, String found, String allowed) {
        assertRefused(HEADER + row + "\n", "clocks.csv:" + found, allowed);
    }

    @Test
    void everyFaultIsTold() {
        assertRefused(HEADER + STATE + "US,,,,,x,HOURS,RECEIPT,,,x\n" + STATE + "US,,,NOW,,1,HOURS,RECEIPT,,,x\n",
                "clocks.csv:3: has `x`", "clocks.csv:4: says what line 2 says", "clocks.csv:5: has `NOW`");
        assertRefused("", "clocks.csv: is empty");
        assertRefused("jurisdiction,length\n", "clocks.csv:1: has the header `jurisdiction,length`");
        rules.append("definitions.yaml", "holidays: [christmas]\n");
        assertRefused(HEADER, "`holidays` names `christmas`, which is no day");
    }

    @Test
    void theFingerprintCoversTheFile() {
        rules.write("clocks.csv", HEADER + STATE);
        var before = fingerprint();
        rules.replace("clocks.csv", ",3,", ",4,");
        assertThat(fingerprint()).isNotEqualTo(before);
    }

    @Test
    void aMomentIsReadAndWrittenWithItsOffset() {
        var request = BundledRequests.read(request("2026-03-06T21:30:00-06:00", "WI", null));
        assertThat(request.received()).isEqualTo("2026-03-06");
        assertThat(request.receivedAt()).isEqualTo(OffsetDateTime.parse("2026-03-06T21:30:00-06:00"));
        assertThat(BundledRequests.read(RequestWriter.bytes(request))).isEqualTo(request);
    }

    private void assertRefused(String clocks, String... said) {
        rules.write("clocks.csv", clocks);
        for (var opening : List.of(Opening.of(temporary), Opening.of(temporary).onDemand())) {
            assertThatThrownBy(opening::open).isInstanceOf(RulesException.class)
                    .message().contains(said);
        }
    }

    private String fingerprint() {
        try (var opened = Opening.of(temporary).cache(compiled).open()) {
            return opened.fingerprint();
        }
    }

    private Determination determined(String received, String state, String funding) {
        try (var opened = Opening.of(temporary).cache(compiled).open()) {
            return opened.determine(opened.requests().read(request(received, state, funding)));
        }
    }

    private static String request(String received, String state, String funding) {
        return """
                {"id": "R-1", "type": "PRECERTIFICATION", "received": "%s",
                 "plan": {"lineOfBusiness": "COMMERCIAL", "state": %s, "funding": %s},
                 "lines": [{"number": 1, "code": "97110", "modifiers": ["GP"], "date": "2026-03-02"}]}"""
                .formatted(received, state == null ? null : "\"" + state + "\"",
                        funding == null ? null : "\"" + funding + "\"");
    }
}
