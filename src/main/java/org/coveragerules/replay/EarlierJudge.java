package org.coveragerules.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationReader;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.Recorded;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.request.Request;

/** Compares what requests come to with what they came to once: by a baseline where there is one, else by the record. */
final class EarlierJudge implements RequestJudge {

    private static final String FINGERPRINT = ",\"rulesFingerprint\":";

    private final Adjudicator rules;
    private final Optional<Baseline> baseline;

    EarlierJudge(Adjudicator rules, Optional<Baseline> baseline) {
        this.rules = rules;
        this.baseline = baseline;
    }

    @Override
    public JsonRequestReader requests() {
        return rules.requests();
    }

    @Override
    public Judged judge(Request request, Optional<Recorded> recorded) {
        var after = rules.determine(request, recorded.map(Recorded::versions).orElse(Map.of()));
        var earlier = baseline.isPresent() ? baseline.get().line(request.id()).map(EarlierJudge::determination)
                : recorded.map(Recorded::determination);
        return earlier.map(text -> compared(text, after)).orElse(new Judged(Optional.empty(), after, false));
    }

    @Override
    public void close() throws IOException {
        if (baseline.isPresent()) {
            baseline.get().close();
        }
    }

    /** The determination in a line of a baseline, as text. */
    private static String determination(String line) {
        if (line.startsWith("{\"requestId\"")) {
            return line.stripTrailing();
        }
        try {
            JsonNode tree = Json.parsed(line);
            return tree.path("determination").isObject() ? tree.get("determination").toString() : tree.toString();
        } catch (JsonProcessingException e) {
            throw new UnusableRecordException("its earlier determination is no JSON; record it anew");
        }
    }

    private static Judged compared(String earlier, Determination after) {
        var now = new String(DeterminationWriter.bytes(after), StandardCharsets.UTF_8);
        int earlierEnd = earlier.lastIndexOf(FINGERPRINT);
        int nowEnd = now.lastIndexOf(FINGERPRINT);
        boolean exact = earlierEnd >= 0 && earlier.substring(earlierEnd).equals(now.substring(nowEnd));
        if (earlierEnd == nowEnd && earlier.regionMatches(0, now, 0, nowEnd)) {
            return new Judged(Optional.of(after), after, exact);
        }
        var before = DeterminationReader.read(earlier).orElseThrow(() -> new UnusableRecordException(
                "its earlier determination can't be read; record it anew"));
        if (!before.requestId().equals(after.requestId())) {
            throw new UnusableRecordException("its record holds the determination of request `" + before.requestId()
                    + "`; record it anew");
        }
        return new Judged(Optional.of(before), after, exact);
    }
}
