package org.coveragerules.internal.drl;

import java.util.ArrayList;
import org.coveragerules.internal.drl.Tokens.Kind;

/**
 * Looks at what stands within several brackets by itself first, from the inside, with a name in the place of each bracket that
 * was found to be right: of a mistake within several that only it sees, the engine's parser of constraints takes some forty
 * times as long for each bracket around it.
 */
final class Brackets {

    /** Of fewer a mistake too is found within milliseconds. */
    private static final int LOOKED_AT = 3;

    /** What can't be read, and where. */
    static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient int offset;

        UnreadableException(int offset, String message) {
            super(message, null, false, false);
            this.offset = offset;
        }

        int offset() {
            return offset;
        }
    }

    private final Tokens tokens;

    private Brackets(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether brackets stand so deep in a stretch of text that what stands there has to be looked at. */
    static boolean areDeep(Tokens tokens, Span span) {
        int open = 0;
        for (int at = tokens.from(span.start()); at < tokens.all().size() && tokens.all().get(at).start() < span.end();
                at++) {
            open += tokens.all().get(at).step();
            if (open == LOOKED_AT) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks at an expression before it is read as a whole.
     *
     * @param span    where it stands, or what it stands in
     * @param written the expression, as the parser of the file gives it
     * @throws UnreadableException where it is none
     */
    static void check(Tokens tokens, Span span, String written) {
        if (!areDeep(tokens, span)) {
            return;
        }
        try {
            var expression = Tokens.of(written);
            var brackets = new Brackets(expression);
            int end = expression.all().size();
            brackets.require(isReadable(brackets.flat(0, end)), 0, end);
        } catch (UnreadableException e) {
            int within = span.of(tokens.text()).indexOf(written);
            throw new UnreadableException(span.start() + (within < 0 ? 0 : within + e.offset), e.getMessage());
        }
    }

    /** What stands between two places, with names for all that stands in brackets, each of which was found to be right. */
    private String flat(int from, int to) {
        var flat = new StringBuilder();
        int end = -1;
        for (int at = from; at < to; at++) {
            var token = tokens.all().get(at);
            if (token.kind() == Kind.COMMENT) {
                continue;
            }
            flat.append(end >= 0 && end < token.start() ? " " : "").append(token.text());
            if (token.step() > 0) {
                int close = closing(at, to);
                flat.append(names(at + 1, close));
                at = close - 1;
            }
            end = tokens.all().get(at).end();
        }
        return flat.toString();
    }

    /** A name for each expression between two places. */
    private String names(int from, int to) {
        var names = new ArrayList<String>();
        int first = from;
        for (int at = from; at <= to; at++) {
            if (at == to ? first < to || !names.isEmpty() : isComma(at)) {
                var expression = flat(first, at);
                require(isReadable("(" + expression + ")"), first, at);
                names.add("a");
                first = at + 1;
            } else if (at < to && tokens.all().get(at).step() > 0) {
                at = closing(at, to) - 1;
            }
        }
        return String.join(", ", names);
    }

    private static boolean isReadable(String expression) {
        return ConstraintParser.read(expression).isPresent();
    }

    private void require(boolean isReadable, int from, int to) {
        if (!isReadable) {
            var all = tokens.all();
            int first = Math.min(from, all.size() - 1);
            var span = new Span(all.get(first).start(), Math.max(all.get(first).end(), to > from ? all.get(to - 1).end() : 0));
            throw new UnreadableException(span.start(), "has `" + tokens.code(span) + "` within brackets, which is no"
                    + " expression; mend it there");
        }
    }

    /** The place of the bracket that closes one; the end of the stretch where none does. */
    private int closing(int open, int to) {
        return Math.min(tokens.pastBrackets(open) - 1, to);
    }

    private boolean isComma(int at) {
        return tokens.isCode(at) && tokens.all().get(at).text().equals(",");
    }
}
