package org.coveragerules.replay;

/**
 * A place in an input between two requests.
 *
 * @param offset bytes before it; -1 where they are not known, as inside an array
 * @param line   line of the input, from 1
 * @param count  requests before it
 */
public record Position(long offset, long line, long count) {

    /** Before the first request. */
    public static final Position START = new Position(0, 1, 0);
}
