package org.coveragerules.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationException;
import org.coveragerules.Recorded;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.request.Request;

/** Says what becomes of a request, and what it is compared with. Asked from several threads. */
public interface RequestJudge extends Closeable {

    /**
     * What became of a request.
     *
     * @param before what it is compared with; empty where there is nothing to compare
     * @param after  what it comes to
     * @param exact  whether the two have to be alike to the last byte, being of the same rules
     */
    record Judged(Optional<Determination> before, Determination after, boolean exact) {
    }

    /**
     * Judges a request.
     *
     * @param recorded how it was determined once, where the input is a record
     * @throws DeterminationException where a rule fails
     * @throws UnusableRecordException where what it is compared with cannot be read
     */
    Judged judge(Request request, Optional<Recorded> recorded);

    /** Reads the requests it judges. */
    JsonRequestReader requests();

    /** Closes what it compares with; the rules stay open. */
    @Override
    default void close() throws IOException {
        // Most hold nothing that has to be closed.
    }
}
