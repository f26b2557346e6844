package org.coveragerules.internal.limit;

import java.time.Duration;

/** A determination under way, as it is told of when it takes too long. */
public interface RunningDetermination {

    /**
     * What is thrown in its place; asked by another thread, while it goes on.
     *
     * @param limit  how long it was given
     * @param thread the one that works on it
     */
    RuntimeException overrun(Duration limit, Thread thread);
}
