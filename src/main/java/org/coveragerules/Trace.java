package org.coveragerules;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A determination and the rules that fired on the way to it, those that only derive a fact or add a note to the notice
 * included.
 *
 * @param determination the determination
 * @param fired         each rule once
 */
public record Trace(Determination determination, Set<FiredRule> fired) {

    public Trace {
        fired = Collections.unmodifiableSet(new LinkedHashSet<>(fired));
    }
}
