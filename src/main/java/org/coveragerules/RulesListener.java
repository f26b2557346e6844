package org.coveragerules;

import java.util.Set;

/** Is told what becomes of a watched directory of rules. It is called by one thread at a time. */
public interface RulesListener {

    /**
     * The rules of this fingerprint serve from now on.
     *
     * @param policies ids of those of which a file was changed, be it of cases alone; all where a shared file was
     */
    void reloaded(String fingerprint, Set<String> policies);

    /** The rules as saved cannot be opened; those before them go on serving. */
    void refused(RulesException problems);
}
