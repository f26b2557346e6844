package org.coveragerules.request;

/** The provider's contract. */
public enum Network {
    CIGNA_CONTRACTED, ASH_CONTRACTED, NON_CONTRACTED
}
