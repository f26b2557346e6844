package org.coveragerules.internal.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a change of versions did to real requests, as the report of an impact has it. Of the requests themselves nothing
 * is told: a site is read by everybody.
 *
 * @param before  policy and version that held before
 * @param after   policy and version that would hold
 * @param judged  lines that were judged by both
 * @param changed lines that come out differently
 * @param moves   from which outcome to which, with how many lines
 * @param groups  what changed alike, the most lines first
 */
record Impact(String before, String after, long judged, long changed, List<Move> moves, List<Alike> groups) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** As many of what changed alike are told. */
    private static final int TOLD = 20;

    /** So many lines of one outcome that now have another. */
    record Move(String from, String to, long lines) {
    }

    /**
     * Lines that changed alike.
     *
     * @param gone statements that decided before and no more
     * @param come statements that decide now
     */
    record Alike(String from, String to, List<String> gone, List<String> come, long lines) {
    }

    /**
     * Reads a report.
     *
     * @throws SiteException where the file is no report of two versions of a policy
     */
    static Impact read(Path file) {
        try {
            return of(JSON.readTree(Files.readAllBytes(file)), file);
        } catch (JsonProcessingException e) {
            throw new SiteException(notOne(file));
        } catch (IOException e) {
            throw new SiteException("`" + file + "` can't be read (" + e.getClass().getSimpleName()
                    + "); check that it is there and may be read");
        }
    }

    private static Impact of(JsonNode report, Path file) {
        if (!report.path("kind").asText().equals("IMPACT") || !report.path("before").path("name").isTextual()) {
            throw new SiteException(notOne(file));
        }
        var moves = new ArrayList<Move>();
        for (var each : report.path("matrix")) {
            if (!each.path("from").equals(each.path("to"))) {
                moves.add(new Move(outcome(each, "from"), outcome(each, "to"), each.path("lines").asLong()));
            }
        }
        var groups = StreamSupport.stream(report.path("groups").spliterator(), false).limit(TOLD)
                .map(each -> new Alike(outcome(each, "from"), outcome(each, "to"), statements(each.path("gone")),
                        statements(each.path("come")), each.path("lines").asLong())).toList();
        var counts = report.path("counts");
        return new Impact(report.path("before").path("name").asText(), report.path("after").path("name").asText(),
                counts.path("linesCompared").asLong(), counts.path("linesDiffering").asLong(), moves, groups);
    }

    private static String outcome(JsonNode of, String field) {
        return Words.ofName(of.path(field).asText());
    }

    private static List<String> statements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(each -> each.path("statement").asText()).toList();
    }

    private static String notOne(Path file) {
        return "`" + file + "` is no report of an impact of two versions; write one by `impact … --policy ID --from V1"
                + " --to V2 --format json`";
    }
}
