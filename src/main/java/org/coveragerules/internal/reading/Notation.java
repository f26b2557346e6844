package org.coveragerules.internal.reading;

/** Who wrote the tree that a request is read from. */
public enum Notation {
    /** A program: a text is a text. */
    JSON,
    /**
     * A person, in YAML, where {@code code: 12345} without quotes is a number: where a text belongs, an integral number
     * stands for its digits. Not so where a text may begin with 0, since YAML reads {@code 0211} as octal 137.
     */
    YAML
}
