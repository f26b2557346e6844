package org.coveragerules;

import java.util.List;
import org.coveragerules.internal.text.Visible;

/** Rules that cannot be opened. The message names every problem found, with its place and what to do. */
public final class RulesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * One thing that is wrong with the rules.
     *
     * @param file    the file, as given to the library
     * @param line    its line, from 1; 0: the file as a whole
     * @param column  where it shows in that line, from 1; 0: nowhere in particular
     * @param source  the line as it is written; empty where no column is known
     * @param message what was found, what is allowed and what to do
     */
    public record Problem(String file, int line, int column, String source, String message) {

        private static final int LONGEST_SOURCE = 160;

        /** A problem of a line, or of a file as a whole. */
        public Problem(String file, int line, String message) {
            this(file, line, 0, "", message);
        }

        /** The same of a file by another name. */
        public Problem in(String other) {
            return new Problem(other, line, column, source, message);
        }

        /** On one line, as it may be printed, with what it quotes cut where that is long. */
        public String onOneLine() {
            return Visible.of(file + (line > 0 ? ":" + line : "") + ": " + Visible.withShortQuotes(message));
        }

        /** As it may be printed: on one line, below which stands that of the file, with a caret under the place. */
        @Override
        public String toString() {
            if (column == 0 || column > source.length() + 1) {
                return onOneLine();
            }
            // A line that was not meant to be read is shown around the place.
            int from = column <= LONGEST_SOURCE ? 0 : column - LONGEST_SOURCE / 2;
            var before = Visible.of(source.substring(from, column - 1).replace('\t', ' '));
            var after = Visible.of(source.substring(column - 1,
                    Math.min(source.length(), Math.max(column, from + LONGEST_SOURCE))).replace('\t', ' '));
            var number = String.format("%6d", line);
            return String.join(System.lineSeparator(), onOneLine(), number + " | " + before + after,
                    " ".repeat(number.length()) + " | " + " ".repeat(before.codePointCount(0, before.length())) + "^");
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
