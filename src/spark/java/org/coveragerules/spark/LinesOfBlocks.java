package org.coveragerules.spark;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.replay.ReplayPlan;

/** Judges requests that stand one a line. A task may have several blocks of several files, each of which is a part. */
final class LinesOfBlocks implements FoundRows.Source {

    /** Enough to be worth the while, and little beside what a task has anyway. */
    private static final int TEXT_AT_ONCE = 1 << 18;

    private final Iterator<Row> lines;
    private final Map<Table.Place, Long> before;
    private final ReplayPlan plan;
    private final PayerFacts facts;
    private final boolean withDetermination;
    private JudgedPart part;
    private int input;
    private String file;
    private long block;
    /** A line of the next block, or of the next piece of this one. */
    private Row ahead;

    /**
     * Lines.
     *
     * @param lines  rows of input, source, block and text
     * @param before how many of a file stand before a block; of one that is not there, none
     */
    LinesOfBlocks(Iterator<Row> lines, Map<Table.Place, Long> before, ReplayPlan plan, PayerFacts facts,
            boolean withDetermination) {
        this.lines = lines;
        this.before = before;
        this.plan = plan;
        this.facts = facts;
        this.withDetermination = withDetermination;
        this.ahead = lines.hasNext() ? lines.next() : null;
    }

    @Override
    public boolean judge(Queue<Row> found) {
        if (ahead == null) {
            if (part != null) {
                part.end(found);
                part = null;
                return true;
            }
            return false;
        }
        if (part == null || !isOfPart(ahead)) {
            if (part != null) {
                part.end(found);
            }
            input = ahead.getInt(0);
            file = ahead.getString(1);
            block = ahead.getLong(2);
            part = new JudgedPart(new Table.Place(input, Inputs.name(URI.create(file)), block),
                    before.getOrDefault(new Table.Place(input, file, block), 0L) + 1, plan, withDetermination);
        }
        var text = new ByteArrayOutputStream(TEXT_AT_ONCE);
        while (ahead != null && text.size() < TEXT_AT_ONCE && isOfPart(ahead)) {
            text.writeBytes(ahead.getAs(3));
            text.write('\n');
            ahead = lines.hasNext() ? lines.next() : null;
        }
        part.hand(part.part.judge(text.toByteArray(), facts), found);
        return true;
    }

    private boolean isOfPart(Row line) {
        return line.getLong(2) == block && line.getInt(0) == input && line.getString(1).equals(file);
    }
}
