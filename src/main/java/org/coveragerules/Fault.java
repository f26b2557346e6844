package org.coveragerules;

import java.io.Serializable;

/**
 * One thing wrong with a request, safe to log: what is personal is never quoted.
 *
 * @param path    where, as a JSON path such as {@code $.lines[0].placeOfService}
 * @param found   what stands there, as in "is ...": the value in backticks, or its kind where it is personal
 * @param allowed what may stand there, as in "give ..."
 */
public record Fault(String path, String found, String allowed) implements Serializable {

    /** The fault as a sentence: where, what was found, what to do. */
    public String message() {
        return "`" + path + "` is " + found + "; give " + allowed;
    }

    @Override
    public String toString() {
        return message();
    }
}
