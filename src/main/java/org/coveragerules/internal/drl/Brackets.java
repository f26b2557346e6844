package org.coveragerules.internal.drl;

import java.util.ArrayList;
import org.coveragerules.internal.drl.Tokens.Kind;
import org.coveragerules.internal.drl.Tokens.Token;

/**
 * Whether an expression can be read in bounded time. The engine's parser of constraints tries each bracket in several ways,
 * each of them with all that is within, and where it finds a mistake every one of these again: it takes three times as long
 * for each bracket around another, and some forty times as long where one of four has a comma too few. So there is an end to
 * brackets within brackets, and what stands within several is looked at by itself first, from the inside, with a name in the
 * place of each bracket that was found to be right.
 */
final class Brackets {

    /** So many within each other are read in some hundredths of a second, and no rule that a person reads has them. */
    static final int MOST = 8;

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

    /** Whether brackets stand so deep in a stretch of text that the expressions there have to be looked at. */
    static boolean areDeep(Tokens tokens, Span span) {
        return depthReached(tokens, span, LOOKED_AT) >= 0;
    }

    /**
     * Looks at an expression before it is read as a whole.
     *
     * @param span    where it stands, or what it stands in
     * @param written the expression, as the parser of the file gives it
     * @throws UnreadableException where it can't be read, or only after a long time
     */
    static void check(Tokens tokens, Span span, String written) {
        if (!areDeep(tokens, span)) {
            return;
        }
        try {
            check(Tokens.of(written));
        } catch (UnreadableException e) {
            int within = span.of(tokens.text()).indexOf(written);
            throw new UnreadableException(span.start() + (within < 0 ? 0 : within + e.offset), e.getMessage());
        }
    }

    private static void check(Tokens expression) {
        var whole = new Span(0, expression.text().length());
        int tooDeep = depthReached(expression, whole, MOST + 1);
        if (tooDeep >= 0) {
            throw new UnreadableException(expression.all().get(tooDeep).start(), "nests too deep to be read: a condition"
                    + " may have " + MOST + " brackets within each other; give a part a name of its own, or make several"
                    + " conditions of it");
        }
        if (areDeep(expression, whole)) {
            var brackets = new Brackets(expression);
            int end = expression.all().size();
            brackets.require(isReadable(brackets.flat(0, end)), 0, end);
        }
    }

    /** The place of the first bracket that has so many around it, itself among them; -1 where there is none. */
    private static int depthReached(Tokens tokens, Span span, int depth) {
        int open = 0;
        for (int at = tokens.from(span.start()); at < tokens.all().size() && tokens.all().get(at).start() < span.end();
                at++) {
            open += opens(tokens.all().get(at)) ? 1 : closes(tokens.all().get(at)) ? -1 : 0;
            if (open == depth) {
                return at;
            }
        }
        return -1;
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
            if (opens(token)) {
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
                // A comparison may leave out what it compares.
                require(isReadable("(" + expression + ")") || !expression.isEmpty() && isReadable("(a " + expression + ")"),
                        first, at);
                names.add("a");
                first = at + 1;
            } else if (at < to && opens(tokens.all().get(at))) {
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
        int depth = 0;
        for (int at = open; at < to; at++) {
            depth += opens(tokens.all().get(at)) ? 1 : closes(tokens.all().get(at)) ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return to;
    }

    private boolean isComma(int at) {
        return tokens.isCode(at) && tokens.all().get(at).text().equals(",");
    }

    private static boolean opens(Token token) {
        return token.kind() == Kind.SIGN && "([{".contains(token.text());
    }

    private static boolean closes(Token token) {
        return token.kind() == Kind.SIGN && ")]}".contains(token.text());
    }
}
