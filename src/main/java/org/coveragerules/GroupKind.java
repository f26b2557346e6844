package org.coveragerules;

/** How a group of criteria holds together. */
public enum GroupKind {
    ALL("all"),
    ANY("any"),
    NONE("none"),
    AT_LEAST("atLeast");

    private final String word;

    GroupKind(String word) {
        this.word = word;
    }

    /** What it is called where criteria are written, such as {@code atLeast}. */
    public String word() {
        return word;
    }

    /**
     * How many criteria of a group have to be met.
     *
     * @param given what is said where it does not follow from the others
     * @param size  how many there are
     */
    public int least(int given, int size) {
        return switch (this) {
            case ALL -> size;
            case ANY -> 1;
            case NONE -> 0;
            case AT_LEAST -> given;
        };
    }

    /** What a group of which so many have to be met is called, such as {@code at least 2 of}. */
    public String words(int least) {
        return (this == AT_LEAST ? "at least " + least : word) + " of";
    }
}
