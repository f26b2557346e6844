package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.coveragerules.RulesException;
import org.coveragerules.RulesListener;

/** Hands what becomes of saves of a watched directory to who waits for it: a fingerprint, or why they were refused. */
public final class ToldSaves implements RulesListener {

    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    private volatile Set<String> policies;

    @Override
    public void reloaded(String fingerprint, Set<String> policies) {
        this.policies = policies;
        told.add(fingerprint);
    }

    @Override
    public void refused(RulesException problems) {
        told.add(problems);
    }

    /** What the listener is told next; what waits is handed over first. */
    public Object next() throws InterruptedException {
        var next = told.poll(1, TimeUnit.MINUTES);
        assertThat(next).as("what the listener is told").isNotNull();
        return next;
    }

    /** Of the last save that was taken. */
    Set<String> policies() {
        return policies;
    }

    /** Forgets what waits. */
    public void clear() {
        told.clear();
    }
}
