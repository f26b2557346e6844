package org.coveragerules;

import java.util.List;
import org.coveragerules.text.Visible;

/** Rules that cannot be opened. The message names every problem found, with its place and what to do. */
public final class RulesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * One thing that is wrong with the rules.
     *
     * @param file    the file, as given to the library
     * @param line    its line, from 1; 0: the file as a whole
     * @param message what was found, what is allowed and what to do
     */
    public record Problem(String file, int line, String message) {

        /** On one line, as it may be printed. */
        @Override
        public String toString() {
            return Visible.of(file + (line > 0 ? ":" + line : "") + ": " + message);
        }
    }

    /** At least one problem. */
    public RulesException(List<Problem> problems) {
        super(String.join(System.lineSeparator(), problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** A single problem of a file as a whole. */
    public RulesException(String file, String message) {
        this(List.of(new Problem(file, 0, message)));
    }

    /** Every problem found, in the order of files and lines. */
    public List<Problem> problems() {
        return problems;
    }
}
