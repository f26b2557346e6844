package org.coveragerules.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.request.RequestType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

    private static final JsonRequestReader READER = new JsonRequestReader(BundledRequests.WORDS);
    private static final String AT_NINE = "\"decided\":\"2026-03-%sT09:00:00-06:00\"";

    @TempDir
    Path temporary;
    private final List<String> rejects = new ArrayList<>();

    @Test
    void whatWasDecidedIsCountedByItemAndUrgency() throws IOException {
        var metrics = metrics(Set.of(),
                record("PRECERTIFICATION", "2026-03-02", "APPROVED", true, at("03") + ",\"extended\":true"),
                record("CONCURRENT", "2026-03-02", "DENIED", true, at("05")
                        + ",\"extended\":true,\"appeal\":{\"filed\":\"2026-03-09\",\"outcome\":\"APPROVED\"}"),
                record("PRECERTIFICATION", "2026-03-02T08:30:00-06:00", "DENIED", true,
                        at("02") + ",\"extended\":false,\"appeal\":{\"outcome\":\"DENIED\"}"),
                record("PRECERTIFICATION", "2026-03-02", "PARTIALLY_APPROVED", true,
                        "\"extended\":false,\"appeal\":{\"filed\":\"2026-03-09\"}"));

        // 33 hours, 81, half an hour.
        assertThat(rows(metrics)).containsExactly(
                "item,urgency,decided,approved,approved_in_part,denied,approved_after_appeal,"
                        + "approved_after_extension,timed,mean_hours,median_hours",
                ",STANDARD,4,1,1,2,1,1,3,38.17,33.00",
                "97110,STANDARD,4,1,1,2,1,1,3,38.17,33.00");
        assertThat(text(metrics)).startsWith("""
                4 read: 4 decided, 0 not yet decided, 0 not to be decided here, 0 without a record,\
                 0 of another type or day, 0 rejected
                Of those decided, 1 lack `decided`, and no time counts them; 0 lack `extended`, and count as not\
                 extended; 0 of 3 denied in full or part lack `appeal`, and count as not appealed.
                """);
    }

    @Test
    void whatIsNotDecidedOrNotAskedForCountsNowhere() throws IOException {
        var lines = new String[] {
            record("PRECERTIFICATION", "2026-03-02", "PENDED", false, at("03")),
            record("PRECERTIFICATION", "2026-03-02", "DENIED", false, ""),
            record("PRECERTIFICATION", "2026-03-02", "REDIRECTED", true, at("03")),
            record("RETROSPECTIVE", "2026-03-02", "DENIED", true, at("03")),
            record("CLAIM", "2026-03-02", "DENIED", true, at("03")),
            record("PRECERTIFICATION", "2025-12-31", "DENIED", true, at("03")),
            record("PRECERTIFICATION", "2027-01-01", "DENIED", true, ""),
            request("PRECERTIFICATION", "2026-03-02")};

        assertThat(rows(metrics(Set.of(), lines))).hasSize(1);
        assertThat(text(metrics(Set.of(), lines))).startsWith("8 read: 0 decided, 2 not yet decided,"
                + " 1 not to be decided here, 1 without a record, 4 of another type or day, 0 rejected\n");
        // A recommendation that somebody decided is a decision, of whatever type is asked for.
        assertThat(rows(metrics(Set.of(RequestType.RETROSPECTIVE, RequestType.PRECERTIFICATION),
                record("RETROSPECTIVE", "2026-03-02", "DENIED", false, at("03"))))).contains(
                        ",STANDARD,1,0,0,1,0,0,1,33.00,33.00");
    }

    @Test
    void ofAnEvenNumberTheMedianIsBetweenTheTwoInTheMiddle() throws IOException {
        assertThat(rows(metrics(Set.of(), record("PRECERTIFICATION", "2026-03-02", "APPROVED", true, at("02")),
                record("PRECERTIFICATION", "2026-03-02", "APPROVED", true, at("03"))))).contains(
                        ",STANDARD,2,2,0,0,0,0,2,21.00,21.00");
    }

    @Test
    void aRecordThatSaysOtherwiseIsRejectedWithItsPlace() throws IOException {
        metrics(Set.of(), record("PRECERTIFICATION", "2026-03-02", "APPROVED", true, at("01")),
                record("PRECERTIFICATION", "2026-03-02", "APPROVED", true, "\"decided\":\"2026-03-02\""),
                record("PRECERTIFICATION", "2026-03-02", "APPROVED", true, "\"appeal\":{\"outcome\":\"PENDED\"}"),
                record("PRECERTIFICATION", "2026-03-02", "APPROVED", true, "\"extended\":1,\"late\":true"),
                request("PRECERTIFICATION", "2026-03-02").replaceFirst("^", "{\"request\":") + ",\"determination\":{},"
                        + "\"rulesFingerprint\":\"x\"}");
        assertThat(String.join("\n", rejects)).contains(
                "1: request `R-1` cannot be read:", "$.decided` is `\"2026-03-01T09:00:00-06:00\"`, before the request",
                "2: request", "`$.decided` is `\"2026-03-02\"`; give a date and time with its offset",
                "3: request", "`$.appeal.outcome` is `\"PENDED\"`; give one of `APPROVED`,"
                        + " `PARTIALLY_APPROVED`, `DENIED`",
                "4: request", "`$.extended` is `1`; give `true` or `false`", "`$.late` is an unknown field",
                "5: its determination can't be read");
    }

    @Test
    void byProviderEachHasFiguresOfItsOwn() throws IOException {
        var asked = new Metrics.Asked(null, null, Set.of(), true);
        var denied = record("PRECERTIFICATION", "2026-03-02", "DENIED", true, "");
        var metrics = metrics(asked,
                denied.replace("\"plan\"", "\"provider\":{\"id\":\"NPI-2\"},\"plan\""),
                record("PRECERTIFICATION", "2026-03-02", "APPROVED", true, "")
                        .replace("\"plan\"", "\"provider\":{\"id\":\"NPI,1\"},\"plan\""),
                denied);

        assertThat(rows(metrics)).containsExactly(
                "provider,item,urgency,decided,approved,approved_in_part,denied,approved_after_appeal,"
                        + "approved_after_extension,timed,mean_hours,median_hours",
                ",,STANDARD,1,0,0,1,0,0,0,,",
                ",97110,STANDARD,1,0,0,1,0,0,0,,",
                "\"NPI,1\",,STANDARD,1,1,0,0,0,0,0,,",
                "\"NPI,1\",97110,STANDARD,1,1,0,0,0,0,0,,",
                "NPI-2,,STANDARD,1,0,0,1,0,0,0,,",
                "NPI-2,97110,STANDARD,1,0,0,1,0,0,0,,");
        assertThat(text(metrics)).containsPattern("not known +All requests +STANDARD").contains("NPI,1");
    }

    private Metrics metrics(Set<RequestType> types, String... lines) throws IOException {
        return metrics(new Metrics.Asked(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), types, false), lines);
    }

    private Metrics metrics(Metrics.Asked asked, String... lines) throws IOException {
        var file = Files.write(temporary.resolve("records.ndjson"), List.of(lines));
        return Metrics.of(List.of(Input.of(file.toString())), READER, asked, 1,
                reject -> rejects.add(reject.line() + ": " + reject.reason()));
    }

    private static String at(String day) {
        return AT_NINE.formatted(day);
    }

    private static String request(String type, String received) {
        return """
                {"id":"R-1","type":"%s","received":"%s","plan":{"lineOfBusiness":"MEDICARE_ADVANTAGE"},\
                "lines":[{"number":1,"code":"97110","date":"2026-03-09"},\
                {"number":2,"code":"97112","date":"2026-03-09"}]}"""
                .formatted(type, received);
    }

    /** A record whose second line needs no review. */
    private static String record(String type, String received, String outcome, boolean isFinal, String more) {
        return "{\"request\":" + request(type, received) + """
                ,"determination":{"requestId":"R-1","outcome":"%s","final":%s,"policies":[],"lines":[\
                {"number":1,"outcome":"%s","reasons":[],"criteria":[]},\
                {"number":2,"outcome":"NO_REVIEW_REQUIRED","reasons":[],"criteria":[]}]},"rulesFingerprint":"x"%s}"""
                .formatted(outcome, isFinal, outcome, more.isEmpty() ? "" : "," + more);
    }

    private static List<String> rows(Metrics metrics) {
        return printed(metrics::printRows).lines().toList();
    }

    private static String text(Metrics metrics) {
        return printed(metrics::print).replace("\r\n", "\n");
    }

    private static String printed(Consumer<PrintStream> printing) {
        var bytes = new ByteArrayOutputStream();
        printing.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
