package org.coveragerules;

import org.coveragerules.request.Request;

/** Told of each determination before it is returned, such as {@code org.coveragerules.replay.DecisionLog}. */
@FunctionalInterface
public interface DecisionListener {

    /**
     * Takes a determination that is about to be returned. What it throws goes to whoever asked, in place of the answer.
     * It is called by the thread that asks, and by several at once where several ask.
     */
    void decided(Request request, Determination determination);
}
