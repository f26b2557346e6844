package org.coveragerules.criteria;

/** How a group of criteria holds together. */
public enum Kind {
    ALL("all"),
    ANY("any"),
    NONE("none"),
    AT_LEAST("atLeast");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** What it is called where criteria are written, such as {@code atLeast}. */
    public String word() {
        return word;
    }
}
