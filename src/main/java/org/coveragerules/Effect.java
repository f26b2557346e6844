package org.coveragerules;

/** What a reason does to its line. */
public enum Effect {
    APPROVE,
    DENY,
    PEND,
    REDIRECT,
    /** Approves fewer visits, units or levels. */
    LIMIT,
    /** Asks for no review. */
    EXEMPT,
    /** Outranks other reasons, which then do not count. */
    SET_ASIDE,
    /** Tells something and decides nothing. */
    NOTE;

    /** Whether a remedy is owed: the reason keeps something from the one who asked. */
    public boolean isAdverse() {
        return this == DENY || this == PEND || this == REDIRECT || this == LIMIT;
    }
}
