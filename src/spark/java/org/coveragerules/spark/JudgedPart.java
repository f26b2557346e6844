package org.coveragerules.spark;

import java.util.Queue;
import org.apache.spark.sql.Row;
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
        for (var line : judged.rows()) {
            found.add(Table.line(place, number++, line, withDetermination));
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
