package org.coveragerules.spark;

import java.nio.charset.StandardCharsets;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.replay.Part;
import org.coveragerules.replay.ReplayPlan;

/** A part of an input, and the rows of what is found in it, numbered as they come. */
final class JudgedPart {

    private final Table.Place place;
    private final boolean withDetermination;
    final Part part;
    private long number;

    /** A part that begins with a line of its input, from 1. */
    JudgedPart(Table.Place place, long line, ReplayPlan plan, boolean withDetermination) {
        this.place = place;
        this.withDetermination = withDetermination;
        this.part = new Part(plan, place.source(), line);
    }

    Table.Place place() {
        return place;
    }

    void hand(Part.Judged judged, Queue<Row> found) {
        // Of lines of one request it is the same, and is written once.
        Determination written = null;
        String json = null;
        for (var line : judged.rows()) {
            if (withDetermination && line.determination() != written) {
                written = line.determination();
                json = new String(DeterminationWriter.bytes(written), StandardCharsets.UTF_8);
            }
            found.add(Table.line(place, number++, line, json));
        }
        for (var each : judged.found()) {
            found.add(Table.found(place, number++, each));
        }
    }

    /** Hands over what was counted, once it is at its end. */
    void end(Queue<Row> found) {
        found.add(Table.tally(place, number++, part));
    }
}
