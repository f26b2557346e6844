package org.coveragerules.authoring;

import org.coveragerules.RulesException;

/** Is told what becomes of a watched directory of rules. It is called by one thread at a time. */
public interface RulesListener {

    /** The rules of this fingerprint serve from now on. */
    void reloaded(String fingerprint);

    /** The rules as saved cannot be opened; those before them go on serving. */
    void refused(RulesException problems);
}
