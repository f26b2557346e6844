package org.coveragerules.internal.vocabulary;

import java.util.List;
import java.util.Objects;

/**
 * A plain word.
 *
 * @param name  as requests and rules write it, such as {@code SOME_WORD}
 * @param says  what a message calls it
 * @param codes how exchange formats name it, such as {@code LOINC 12345-6}; may be empty
 */
public record Word(String name, String says, List<String> codes) {

    public Word {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(says, "says");
        codes = List.copyOf(codes);
    }
}
