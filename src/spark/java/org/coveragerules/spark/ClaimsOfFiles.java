package org.coveragerules.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Queue;
import org.apache.hadoop.fs.Path;
import org.apache.spark.input.PortableDataStream;
import org.apache.spark.sql.Row;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.replay.Chunks;
import org.coveragerules.replay.ReplayPlan;
import scala.Tuple2;

/** Judges the claims of interchanges. Nobody knows where a claim begins in the midst of a file, so that each is a part. */
final class ClaimsOfFiles implements FoundRows.Source {

    private final int input;
    private final Iterator<Tuple2<String, PortableDataStream>> files;
    private final ReplayPlan plan;
    private final PayerFacts facts;
    private final boolean withDetermination;
    private JudgedPart part;
    private Chunks claims;

    ClaimsOfFiles(int input, Iterator<Tuple2<String, PortableDataStream>> files, ReplayPlan plan, PayerFacts facts,
            boolean withDetermination) {
        this.input = input;
        this.files = files;
        this.plan = plan;
        this.facts = facts;
        this.withDetermination = withDetermination;
    }

    @Override
    public boolean judge(Queue<Row> found) {
        try {
            if (part == null) {
                if (!files.hasNext()) {
                    return false;
                }
                var file = files.next();
                part = new JudgedPart(new Table.Place(input, Inputs.name(new Path(file._1()).toUri()), 0), 1, plan, withDetermination);
                claims = Chunks.of(file._2().open(), plan.judge().requests(), facts);
            }
            if (claims.hasNext()) {
                part.hand(part.part.judge(claims.next()), found);
            } else {
                claims.close();
                part.end(found);
                part = null;
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("an interchange can't be read on", e);
        }
    }
}
