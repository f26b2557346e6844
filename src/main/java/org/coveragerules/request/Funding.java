package org.coveragerules.request;

/** Who carries the plan's risk; a state mandate does not bind a SELF_FUNDED plan. */
public enum Funding {
    FULLY_INSURED, SELF_FUNDED
}
