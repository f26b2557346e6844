package org.coveragerules.internal.drl;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.CommonTokenStream;
import org.drools.drl.parser.DRLFactory;
import org.drools.drl.parser.lang.DRL6Lexer;

/** A text in the words, strings, comments and signs that Drools' own parser reads it in; white space is left out. */
record Tokens(String text, List<Token> all) {

    private static final int FIRST_FOREIGN = 128;

    /** What a token is. */
    enum Kind {
        WORD, STRING, COMMENT, SIGN
    }

    /** One of them. */
    record Token(Kind kind, String text, int start, int end) {

        /** One up where a bracket of whatever kind opens, one down where it closes. */
        int step() {
            return kind != Kind.SIGN ? 0 : "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
        }
    }

    static Tokens of(String text) {
        return of(text, new CommonTokenStream(DRLFactory.getDRLLexer(new ANTLRStringStream(text), DrlFile.LEVEL)));
    }

    static Tokens of(String text, CommonTokenStream read) {
        read.fill();
        var tokens = new ArrayList<Token>();
        for (var next : read.getTokens()) {
            var kind = kind(next.getType());
            if (kind != null) {
                int start = ((CommonToken) next).getStartIndex();
                int end = ((CommonToken) next).getStopIndex() + 1;
                tokens.add(new Token(kind, text.substring(start, end), start, end));
            }
        }
        return new Tokens(text, tokens);
    }

    private static Kind kind(int type) {
        return switch (type) {
            case DRL6Lexer.ID, DRL6Lexer.BOOL, DRL6Lexer.NULL -> Kind.WORD;
            case DRL6Lexer.STRING -> Kind.STRING;
            case DRL6Lexer.MULTI_LINE_COMMENT, DRL6Lexer.C_STYLE_SINGLE_LINE_COMMENT -> Kind.COMMENT;
            case DRL6Lexer.WS, DRL6Lexer.EOF -> null;
            default -> Kind.SIGN;
        };
    }

    /** The place among all tokens of the first that begins at an offset or after it. */
    int from(int offset) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (all.get(middle).start < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A stretch of the text without what surrounds it: blanks, comments, and a sign that only ends it. */
    Span trimmed(int start, int end) {
        int first = from(start);
        int last = from(end) - 1;
        while (last >= first && (all.get(last).kind == Kind.COMMENT || all.get(last).text.equals(";")
                || all.get(last).text.equals(","))) {
            last--;
        }
        while (first < last && all.get(first).kind == Kind.COMMENT) {
            first++;
        }
        return last < first ? new Span(start, start) : new Span(all.get(first).start, all.get(last).end);
    }

    /** The first such word or sign at an offset or after it, and before another one; null where there is none. */
    Token next(String word, int start, int end) {
        for (int at = from(start); at < all.size() && all.get(at).start < end; at++) {
            if (isCode(at) && all.get(at).text.equals(word)) {
                return all.get(at);
            }
        }
        return null;
    }

    /** The place of the first token at a place or after it that is no comment. */
    int pastComments(int from) {
        int at = from;
        while (at < all.size() && all.get(at).kind == Kind.COMMENT) {
            at++;
        }
        return at;
    }

    /** The place after the bracket that closes the one at a place. */
    int pastBrackets(int open) {
        int depth = 0;
        for (int at = open; at < all.size(); at++) {
            depth += all.get(at).step();
            if (depth == 0) {
                return at + 1;
            }
        }
        return all.size();
    }

    /** Whether a token is a word or a sign, and not what a string or a comment says. */
    boolean isCode(int at) {
        return all.get(at).kind == Kind.WORD || all.get(at).kind == Kind.SIGN;
    }

    /** Where words and signs stand one after another, whatever blanks and comments are between them. */
    List<Span> find(List<String> words) {
        var found = new ArrayList<Span>();
        for (int first = 0; first < all.size(); first++) {
            int last = first;
            int matched = 0;
            for (int at = first; at < all.size() && matched < words.size(); at = pastComments(at + 1)) {
                if (!isCode(at) || !all.get(at).text.equals(words.get(matched))) {
                    break;
                }
                last = at;
                matched++;
            }
            if (matched == words.size()) {
                found.add(new Span(all.get(first).start, all.get(last).end));
            }
        }
        return found;
    }

    /** A stretch of the text without comments, each stretch of white space outside a string as one space. */
    String code(Span span) {
        var code = new StringBuilder();
        int end = -1;
        for (int at = from(span.start()); at < all.size() && all.get(at).start < span.end(); at++) {
            var token = all.get(at);
            if (token.kind != Kind.COMMENT) {
                code.append(end >= 0 && end < token.start ? " " : "").append(token.text);
                end = token.end;
            }
        }
        return code.toString();
    }

    /**
     * The text with each sign beyond ASCII in a string as an escape of Java's, and each constant that is a word as a
     * text. Strings of annotations stay, which are taken as they are written.
     *
     * @param isWord whether a constant is one, by its type, which is empty where it has none, and its name
     */
    String compiled(BiPredicate<String, String> isWord) {
        var compiled = new StringBuilder(text.length());
        int done = 0;
        for (int at = 0; at < all.size(); at++) {
            int after = pastComments(at + 2);
            if (is(at, "@") && is(after, "(")) {
                at = pastBrackets(after) - 1;
                continue;
            }
            var token = all.get(at);
            int start = token.kind == Kind.WORD && isConstant(token.text) && !is(at + 1, "(") && !is(at + 1, ".")
                    ? constant(at, isWord) : -1;
            if (token.kind == Kind.STRING || start >= 0) {
                compiled.append(text, done, start >= 0 ? start : token.start)
                        .append(start >= 0 ? '"' + token.text + '"' : ascii(token.text));
                done = token.end;
            }
        }
        return compiled.append(text, done, text.length()).toString();
    }

    /** Where a constant begins, with its type, that is a word; -1 where it is none. */
    private int constant(int at, BiPredicate<String, String> isWord) {
        boolean typed = is(at - 1, ".");
        if (typed && (at < 2 || all.get(at - 2).kind != Kind.WORD || is(at - 3, "."))) {
            return -1;
        }
        return !isWord.test(typed ? all.get(at - 2).text : "", all.get(at).text) ? -1
                : all.get(typed ? at - 2 : at).start;
    }

    private static boolean isConstant(String word) {
        return Character.isUpperCase(word.charAt(0)) && word.equals(word.toUpperCase(Locale.ROOT));
    }

    private boolean is(int at, String word) {
        return at >= 0 && at < all.size() && isCode(at) && all.get(at).text.equals(word);
    }

    private static String ascii(String string) {
        var ascii = new StringBuilder();
        string.chars().forEach(sign -> ascii.append(sign < FIRST_FOREIGN ? (char) sign
                : "\\u" + HexFormat.of().toHexDigits((char) sign)));
        return ascii.toString();
    }

    /** What stands after the last such word before a place; empty where there is none. */
    String afterLast(String word, int before) {
        for (int at = before; at >= 0; at--) {
            if (is(at, word) && pastComments(at + 1) < all.size()) {
                return all.get(pastComments(at + 1)).text;
            }
        }
        return "";
    }

    /** Whether a rule begins there. */
    boolean isRule(int at) {
        return is(at, "rule") && at + 1 < all.size() && (all.get(at + 1).kind == Kind.STRING
                || all.get(at + 1).kind == Kind.WORD);
    }

    /** The names of rules that do not end before another begins. */
    List<Span> unended() {
        var found = new ArrayList<Span>();
        Token open = null;
        for (int at = 0; at < all.size(); at++) {
            boolean begins = is(at, "rule") && at + 1 < all.size() && all.get(at + 1).kind == Kind.STRING;
            if (begins && open != null) {
                found.add(new Span(open.start, open.end));
            }
            open = begins ? all.get(at + 1) : is(at, "end") ? null : open;
        }
        return found;
    }

    /** Where words beyond ASCII stand outside strings and comments, whether the parser knows such a sign or not. */
    List<Span> foreign() {
        var found = new ArrayList<Span>();
        int done = 0;
        for (int at = 0; at <= all.size(); at++) {
            boolean ends = at == all.size();
            if (ends || !isCode(at)) {
                foreign(done, ends ? text.length() : all.get(at).start, found);
                done = ends ? text.length() : all.get(at).end;
            }
        }
        return found;
    }

    private void foreign(int start, int end, List<Span> found) {
        for (int at = start; at < end; at++) {
            if (text.charAt(at) >= FIRST_FOREIGN) {
                int first = at;
                while (first > start && isOfWord(text.charAt(first - 1))) {
                    first--;
                }
                while (at < end && isOfWord(text.charAt(at))) {
                    at++;
                }
                found.add(new Span(first, at));
            }
        }
    }

    private static boolean isOfWord(char sign) {
        return sign >= FIRST_FOREIGN || sign == '_' || Character.isLetterOrDigit(sign);
    }
}
