package org.coveragerules.internal.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.List;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in words where and why a text is no YAML. */
final class InvalidYaml {

    /** By YAML's own rule; the parser takes a longer name for a text, and stumbles over the colon after it. */
    private static final int LONGEST_NAME = 1024;
    private static final String ENDS_OF_LINES = "\n\r";

    private InvalidYaml() {
    }

    static RulesException told(String name, String text, JsonProcessingException e) {
        var cause = e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null ? marked : null;
        int line = cause != null ? cause.getProblemMark().getLine() + 1
                : e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return new RulesException(List.of(new Problem(name, line, message(text, e, cause))));
    }

    private static String message(String text, JsonProcessingException e, MarkedYAMLException cause) {
        if (cause != null && (isAfterLongName(text, cause.getProblemMark()) || isInLongName(text, cause))) {
            return "has a field whose name is longer than " + LONGEST_NAME + " characters, the most that YAML reads;"
                    + " make it shorter";
        }
        if (e instanceof StreamConstraintsException) {
            return "holds a text that is too long to be read; make it shorter";
        }
        var said = String.valueOf(e.getOriginalMessage());
        return "is not valid YAML: " + said.lines().findFirst().orElse("it ends too early")
                + "; mend the line, or the indentation above it"
                + (said.contains("flow") ? ". In braces and brackets a text that holds `?`, `:`, `,` or `#` stands in quotes"
                        : "");
    }

    /** Whether the colon that the parser stumbled over stands after what may be such a name, quoted or not. */
    private static boolean isAfterLongName(String text, Mark mark) {
        int colon = place(text, mark);
        if (colon >= text.length() || text.charAt(colon) != ':') {
            return false;
        }
        int end = colon;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        char last = end == 0 ? ' ' : text.charAt(end - 1);
        boolean isQuoted = last == '"' || last == '\'';
        int begin = end - 1;
        while (begin > 0 && !(isQuoted ? text.charAt(begin - 1) == last : isBefore(text, begin - 1))) {
            begin--;
        }
        return end - begin > LONGEST_NAME;
    }

    /** Whether the parser gave up a name beside others before it came to its colon. */
    private static boolean isInLongName(String text, MarkedYAMLException cause) {
        if (cause.getContextMark() == null || !"while scanning a simple key".equals(cause.getContext())) {
            return false;
        }
        int begin = place(text, cause.getContextMark());
        int end = text.indexOf('\n', begin);
        return (end < 0 ? text.length() : end) - begin > LONGEST_NAME;
    }

    private static int place(String text, Mark mark) {
        return text.offsetByCodePoints(0, Math.min(mark.getIndex(), text.codePointCount(0, text.length())));
    }

    /** Whether a name that is not quoted begins after a character. */
    private static boolean isBefore(String text, int at) {
        return "{[,".indexOf(text.charAt(at)) >= 0 || ENDS_OF_LINES.indexOf(text.charAt(at)) >= 0;
    }
}
