package org.coveragerules.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts together what was found in the {@link Part parts} of inputs: first what was counted in each, in the order of the
 * inputs, then as much of what was found as a report tells, in the same order. What comes of it is what one run over all
 * of the inputs prints.
 */
public final class Gathering implements Closeable {

    private final RequestReplay run;

    private Gathering(RequestReplay run) {
        this.run = run;
    }

    /**
     * Begins.
     *
     * @param plan what the parts were judged by
     * @param work a directory of this gathering's own
     */
    public static Gathering of(ReplayPlan plan, Path work) throws IOException {
        return new Gathering(new RequestReplay(plan, WorkDirectory.open(work, false).orElseThrow(
                () -> new IllegalArgumentException("`" + work + "` belongs to another run"))));
    }

    /**
     * Adds what was counted in the part that comes next.
     *
     * @param tally as {@link Part#tally()} gives it
     */
    public void count(String tally) {
        run.tally().add(Json.readBack(tally, Tally.class));
    }

    /**
     * How many lines of each group of changes are told, by what {@link Part.Found#group} calls it. Fewer need not be
     * handed over, and more are not told.
     *
     * @param most lines that the text tells of each group
     */
    public Map<String, Long> told(int most) {
        var told = new LinkedHashMap<String, Long>();
        long page = Report.MOST_CASES;
        for (var group : Report.groups(run.tally())) {
            long shown = Math.min(page, group.lines);
            page -= shown;
            told.put(group.group.toString(), Math.max(shown, Math.min(most, group.lines)));
        }
        return told;
    }

    /** How many things of a kind are told at most, but for what changed. */
    public static int told(Part.Kind kind, int most) {
        return Math.max(most, kind == Part.Kind.FLAGGED ? Report.MOST_FLAGGED : Report.MOST_REJECTS);
    }

    /** Adds what was found, in the order of the inputs, after all was counted. */
    public void add(Part.Found found) throws IOException {
        switch (found.kind()) {
            case CHANGED -> run.place().changed.add(run.tally().groups.get(found.group()).number + "\t" + found.json());
            case FLAGGED -> run.place().flagged.add(found.json());
            case REJECTED -> run.place().rejected.add(found.json());
        }
    }

    /** The whole, to be printed and written. */
    public RequestReplay whole() {
        return run;
    }

    @Override
    public void close() throws IOException {
        run.forget();
        run.close();
    }
}
