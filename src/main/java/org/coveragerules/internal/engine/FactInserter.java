package org.coveragerules.internal.engine;

import org.drools.model.BitMask;
import org.drools.model.Channel;
import org.drools.model.Drools;
import org.drools.model.DroolsEntryPoint;

/**
 * What a right-hand side may do where there is no session: insert a fact. {@link SessionOnly} leaves each rule that does
 * anything else to a session when rules are opened. What throws here ends the determination as the failure of a rule
 * that it did not see, so that nothing is decided by half a rule.
 */
abstract class FactInserter implements Drools {

    @Override
    public void insert(Object fact, boolean dynamic) {
        insert(fact);
    }

    @Override
    public void update(Object fact, String... properties) {
        throw onlyInserts();
    }

    @Override
    public void update(Object fact, BitMask properties) {
        throw onlyInserts();
    }

    @Override
    public void delete(Object fact) {
        throw onlyInserts();
    }

    @Override
    public <T> T getRuntime(Class<T> type) {
        throw onlyInserts();
    }

    @Override
    public <T> T getContext(Class<T> type) {
        throw onlyInserts();
    }

    @Override
    public DroolsEntryPoint getEntryPoint(String name) {
        throw onlyInserts();
    }

    @Override
    public void halt() {
        throw onlyInserts();
    }

    @Override
    public void setFocus(String group) {
        throw onlyInserts();
    }

    @Override
    public Channel getChannel(String name) {
        throw onlyInserts();
    }

    @Override
    public void logicalInsert(Object fact) {
        throw onlyInserts();
    }

    @Override
    public void insertAsync(Object fact) {
        throw onlyInserts();
    }

    private static UnsupportedOperationException onlyInserts() {
        return new UnsupportedOperationException("a rule that is judged without a session only inserts");
    }
}
