package org.coveragerules.internal.engine;

import java.util.Objects;
import org.drools.model.functions.Function1;

/**
 * What a condition or a right-hand side is given: a fact, a global, or something bound of a fact.
 *
 * @param slot where the fact or global is
 * @param of   what is bound of it, looked at each time, as the engine does; null: itself
 */
record Operand(int slot, Function1<Object, Object> of) {

    Object get(Object[] slots) {
        var held = slots[slot];
        return of == null ? held : of.apply(held);
    }

    /** By hand, as {@link #hashCode()}: what Java links for a record's own takes milliseconds of a start. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Operand operand && slot == operand.slot && Objects.equals(of, operand.of);
    }

    @Override
    public int hashCode() {
        return 31 * slot + Objects.hashCode(of);
    }

    /** The same of another slot. */
    Operand at(int other) {
        return new Operand(other, of);
    }
}
