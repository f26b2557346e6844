package org.coveragerules.internal.drl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Set;
import org.coveragerules.internal.drl.Tokens.Kind;

/**
 * Whether rules can be read in bounded time. The engine's parser of files takes twice as long for each call within another, its
 * parser of constraints three times for each bracket, and some forty times where there is a mistake within that only it sees.
 * So there is an end to brackets within brackets; and what stands within several is looked at by itself first, from the inside,
 * with a name in the place of each bracket that was found to be right.
 */
final class Brackets {

    /** So many within each other are read in some hundredths of a second, and no rule that a person reads has them. */
    static final int MOST = 8;

    /** Of fewer a mistake too is found within milliseconds. */
    private static final int LOOKED_AT = 3;

    /** What ends an expression, so that a cast reaches no further. */
    private static final Set<String> ENDS = Set.of(",", ";", "&&", "||", "then");

    /** What an expression after a cast may begin with, though it is no word. */
    private static final Set<String> UNARY = Set.of("(", "!", "~", "-", "+", "--", "++");

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

    /** A bracket that is open, or the file itself. */
    private static final class Open {

        private final int at;
        /** How many casts have begun in it whose expression goes on. */
        private int casts;
        /** Whether there was no other bracket in it yet, as in that of a cast. */
        private boolean isPlain = true;

        Open(int at) {
            this.at = at;
        }
    }

    /** The place of a file's first bracket that has too many around it; -1 where there is none. */
    static int tooDeep(Tokens file) {
        var all = file.all();
        var open = new ArrayDeque<Open>();
        open.push(new Open(-1));
        int depth = 0;
        for (int at = 0; at < all.size(); at++) {
            int step = all.get(at).step();
            if (file.isRule(at)) {
                // A bracket that one rule forgets is not the next one's.
                open.clear();
                open.push(new Open(-1));
                depth = 0;
            } else if (step > 0) {
                open.peek().isPlain &= !all.get(at).text().equals("(");
                open.push(new Open(at));
                depth++;
            } else if (step < 0 && open.size() > 1) {
                var closed = open.pop();
                depth -= closed.casts + 1;
                if (closed.isPlain && mayBeCast(file, closed.at, at)) {
                    open.peek().casts++;
                    depth++;
                }
            } else if (file.isCode(at) && ENDS.contains(all.get(at).text())) {
                depth -= open.peek().casts;
                open.peek().casts = 0;
            }
            if (depth > MOST) {
                return at;
            }
        }
        return -1;
    }

    /** Whether brackets are none of a call or pattern, and what stands behind them is not bound to them by an operator. */
    private static boolean mayBeCast(Tokens file, int open, int close) {
        var all = file.all();
        int next = file.pastComments(close + 1);
        if (next >= all.size() || open > 0 && all.get(open - 1).kind() == Kind.WORD) {
            return false;
        }
        return all.get(next).kind() != Kind.SIGN || Character.isDigit(all.get(next).text().charAt(0))
                || UNARY.contains(all.get(next).text());
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
