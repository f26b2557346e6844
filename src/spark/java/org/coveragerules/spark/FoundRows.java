package org.coveragerules.spark;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;

/** The rows of a task, of which only those of some requests are held at once. */
final class FoundRows implements Iterator<Row> {

    /** Judges some requests and hands over what was found; false where there are none any more. */
    interface Source {
        boolean judge(Queue<Row> found);
    }

    private final Source source;
    private final Queue<Row> found = new ArrayDeque<>();

    FoundRows(Source source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        while (found.isEmpty() && source.judge(found)) {
            // What was judged may be outside of what was asked for, and nothing found of it.
            continue;
        }
        return !found.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.remove();
    }
}
