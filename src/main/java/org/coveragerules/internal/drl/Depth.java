package org.coveragerules.internal.drl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.coveragerules.internal.drl.Tokens.Kind;

/**
 * How deep rules nest and how wide they are, counted before anything is parsed, so that they are read in bounded time and on a
 * stack of any size. The engine's parser of files takes twice as long for each call within another, its parser of constraints
 * three times for each bracket. And each operator is a level of the tree of its expression, which parsers, compilers and whoever
 * looks at it go down, as is each constraint beside another in what the compiler makes of them: without an end to them it would
 * be the machine's stack that says which rules open.
 */
final class Depth {

    /** So many within each other are read in some hundredths of a second, and no rule that a person reads has them. */
    static final int MOST_BRACKETS = 8;

    /** Each may be a level. A quarter of the usual stack holds as many; no rule that a person reads has more than some twenty. */
    static final int MOST_LEVELS = 128;

    /** So many beside each other are compiled within a second, and are no array longer than those that rules may make. */
    static final int MOST_ITEMS = 200;

    /** What ends an expression, so that a cast reaches no further. */
    private static final Set<String> ENDS = Set.of(",", ";", "&&", "||", "then");

    /** What stands between two things of which none is within the other. */
    private static final Set<String> SEPARATORS = Set.of(",", ";");

    /** What goes on with a condition that ended in a bracket, or ends them all. */
    private static final Set<String> CONTINUED = Set.of("and", "or", "from", "over", "then");

    /** What an expression after a cast may begin with, though it is no word. */
    private static final Set<String> UNARY = Set.of("(", "!", "~", "-", "+", "--", "++");

    /** What is too deep, by the place of its word or sign among all of the file. */
    record Excess(int at, String message) {
    }

    private final Tokens file;
    private final Deque<Open> open = new ArrayDeque<>();
    private int brackets;
    private int levels;
    private boolean isRule;
    private boolean isAction;

    private Depth(Tokens file) {
        this.file = file;
        open.push(new Open(-1));
    }

    /** A bracket that is open, or the file itself. */
    private static final class Open {

        private final int at;
        /** How many casts have begun in it whose expression goes on. */
        private int casts;
        /** How many words and signs of one expression have been passed in it. */
        private int length;
        /** How many things that stand beside each other have ended in it. */
        private int items;
        /** Whether there was no other bracket in it yet, as in that of a cast. */
        private boolean isPlain = true;

        Open(int at) {
            this.at = at;
        }
    }

    /** The first place of a file that is too deep; empty where all can be read. */
    static Optional<Excess> excess(Tokens file) {
        var depth = new Depth(file);
        for (int at = 0; at < file.all().size(); at++) {
            depth.pass(at);
            if (depth.brackets > MOST_BRACKETS) {
                return Optional.of(new Excess(at, "more than " + MOST_BRACKETS + " brackets stand within each other; give a part"
                        + " a name of its own, or make several conditions of it"));
            }
            if (depth.isRule && depth.open.peek().items >= MOST_ITEMS) {
                return Optional.of(new Excess(at, "more than " + MOST_ITEMS + (depth.open.size() == 1 ? " conditions stand in it;"
                        + " make several rules of it" : " things stand beside each other in one bracket; name codes in a code"
                        + " set of `policy.yaml`, or make several conditions of it")));
            }
            if (depth.isRule && depth.levels > MOST_LEVELS) {
                return Optional.of(new Excess(at, "an expression goes on there after more than " + MOST_LEVELS
                        + " words and signs; ask a list or a code set by `in`, or make several conditions of it"));
            }
        }
        return Optional.empty();
    }

    private void pass(int at) {
        if (file.isRule(at)) {
            // A bracket that one rule forgets is not the next one's.
            open.clear();
            open.push(new Open(-1));
            brackets = 0;
            levels = 0;
            isRule = true;
            isAction = false;
        } else if (file.all().get(at).step() > 0) {
            opens(at);
        } else if (file.all().get(at).step() < 0 && open.size() > 1) {
            closes(at);
        } else if (file.isCode(at)) {
            code(file.all().get(at).text());
        } else if (file.all().get(at).kind() == Kind.STRING) {
            longer();
        }
    }

    private void opens(int at) {
        longer();
        open.peek().isPlain &= !file.all().get(at).text().equals("(");
        open.push(new Open(at));
        brackets++;
    }

    private void closes(int at) {
        var closed = open.pop();
        brackets -= closed.casts + 1;
        levels -= closed.length;
        if (closed.isPlain && mayBeCast(closed.at, at)) {
            open.peek().casts++;
            brackets++;
        }
        int next = file.pastComments(at + 1);
        if (open.size() == 1 && !isAction && next < file.all().size() && file.all().get(next).kind() == Kind.WORD
                && !CONTINUED.contains(file.all().get(next).text())) {
            // A condition follows, which is not within the one before it.
            separated();
            open.peek().items++;
        }
    }

    private void code(String text) {
        longer();
        if (ENDS.contains(text)) {
            brackets -= open.peek().casts;
            open.peek().casts = 0;
        }
        if (SEPARATORS.contains(text)) {
            separated();
            open.peek().items += text.equals(",") ? 1 : 0;
        } else if (open.size() == 1 && !isAction && (text.equals("when") || text.equals("then"))) {
            separated();
            open.peek().items = 0;
            isAction = text.equals("then");
        } else if (open.size() == 1 && text.equals("end")) {
            isRule = false;
        }
    }

    private void longer() {
        open.peek().length++;
        levels++;
    }

    private void separated() {
        levels -= open.peek().length;
        open.peek().length = 0;
    }

    /** Whether brackets are none of a call or pattern, and what stands behind them is not bound to them by an operator. */
    private boolean mayBeCast(int open, int close) {
        var all = file.all();
        int next = file.pastComments(close + 1);
        if (next >= all.size() || open > 0 && all.get(open - 1).kind() == Kind.WORD) {
            return false;
        }
        return all.get(next).kind() != Kind.SIGN || Character.isDigit(all.get(next).text().charAt(0))
                || UNARY.contains(all.get(next).text());
    }
}
