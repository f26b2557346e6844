package org.coveragerules.replay;

/** Is told how far a run has come, by the thread that runs it. */
@FunctionalInterface
public interface Progress {

    /**
     * After a chunk.
     *
     * @param read     requests read
     * @param judged   those that were judged
     * @param rejected those that could not be
     * @param done     share of the input that was read, from 0 to 1; NaN where it is not known
     */
    void at(long read, long judged, long rejected, double done);
}
