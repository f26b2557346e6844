package org.coveragerules.replay;

import java.util.ArrayList;
import java.util.List;
import org.coveragerules.exchange.PayerFacts;

/**
 * Judges requests that stand one after the other somewhere in an input, for a run whose parts are judged apart, maybe on
 * other machines, and put together by a {@link Gathering}. How many requests came before in the input is not known here.
 */
public final class Part {

    private final ReplayPlan plan;
    private final String source;
    private final Tally tally = new Tally();
    private long line;

    /**
     * A part of an input.
     *
     * @param source the input's name
     * @param line   of the input, with which the part begins; from 1
     */
    public Part(ReplayPlan plan, String source, long line) {
        this.plan = plan;
        this.source = source;
        this.line = line;
    }

    /** What a thing to be told of is. */
    public enum Kind {
        /** A line that came out otherwise than before. */
        CHANGED,
        /** A claim line to look back at. */
        FLAGGED,
        /** What was not judged. */
        REJECTED
    }

    /**
     * Something to be told, as JSON.
     *
     * @param group of lines that changed alike; empty of what did not change
     */
    public record Found(Kind kind, String group, String json) {

        /** The same behind so many requests of its input: what was rejected is numbered. */
        public Found after(long requests) {
            return kind != Kind.REJECTED || requests == 0 ? this
                    : new Found(kind, group, Json.text(Json.readBack(json, Reject.class).after(requests)));
        }
    }

    /**
     * What came of some requests.
     *
     * @param rows  of each line; empty where the plan wants none
     * @param found in the order in which it was found
     */
    public record Judged(List<LineRow> rows, List<Found> found) {
    }

    /**
     * Judges the requests that come next.
     *
     * @param text one request a line, in UTF-8
     */
    public Judged judge(byte[] text, PayerFacts facts) {
        var chunk = Chunk.unread(0, line, text, facts);
        line = chunk.nextLine();
        return judge(chunk);
    }

    /** Judges the requests of a chunk of an input that is read from its beginning. */
    public Judged judge(Chunk chunk) {
        long before = tally.read;
        var run = ChunkRun.of(chunk, source, plan.judge(), plan.selection(), plan.rows());
        tally.add(run.tally);
        var groups = List.copyOf(run.tally.groups.keySet());
        var found = new ArrayList<Found>();
        run.changed.forEach(each -> found.add(new Found(Kind.CHANGED, groups.get(each.group()), each.json())));
        run.flagged.forEach(each -> found.add(new Found(Kind.FLAGGED, "", each)));
        run.rejected.forEach(each -> found.add(new Found(Kind.REJECTED, "", Json.text(each.after(before)))));
        return new Judged(run.rows, found);
    }

    /** Requests that were read. */
    public long read() {
        return tally.read;
    }

    /** What was counted, as JSON. */
    public String tally() {
        return Json.text(tally);
    }
}
