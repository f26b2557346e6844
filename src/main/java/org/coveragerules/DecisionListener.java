package org.coveragerules;

import java.time.Duration;
import org.coveragerules.request.Request;

/**
 * Told what becomes of each request, before whoever asks is, such as {@code org.coveragerules.replay.DecisionLog}. It is
 * called by the thread that asks, and by several at once where several ask.
 */
@FunctionalInterface
public interface DecisionListener {

    /**
     * Takes a determination that is about to be returned. What it throws goes to whoever asked, in place of the answer.
     */
    void decided(Request request, Determination determination);

    /**
     * The same, for who measures: this one is called, and calls the other.
     *
     * @param took how long it took to judge, without what listeners do
     */
    default void decided(Request request, Determination determination, Duration took) {
        decided(request, determination);
    }

    /**
     * Nothing was determined, or a listener that was told before this one kept it from being returned. What this throws
     * goes to whoever asked.
     *
     * @param failure what whoever asked is told
     * @param took    how long it took to fail
     */
    default void failed(Request request, RuntimeException failure, Duration took) {
    }
}
