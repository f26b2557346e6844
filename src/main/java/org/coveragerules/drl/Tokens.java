package org.coveragerules.drl;

import java.util.ArrayList;
import java.util.List;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.CommonTokenStream;
import org.drools.drl.parser.lang.DRL6Lexer;

/** A file in the words, strings, comments and signs that Drools' own parser reads it in; white space is left out. */
record Tokens(String text, List<Token> all) {

    /** What a token is. */
    enum Kind {
        WORD, STRING, COMMENT, SIGN
    }

    /** One of them. */
    record Token(Kind kind, String text, int start, int end) {
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
            var token = all.get(at);
            if ((token.kind == Kind.WORD || token.kind == Kind.SIGN) && token.text.equals(word)) {
                return token;
            }
        }
        return null;
    }

    /** A stretch of the text without comments, each stretch of white space outside a string as one space. */
    String code(Span span) {
        var code = new StringBuilder();
        int end = -1;
        for (int at = from(span.start()); at < all.size() && all.get(at).start < span.end(); at++) {
            var token = all.get(at);
            if (token.kind == Kind.COMMENT) {
                continue;
            }
            code.append(end >= 0 && end < token.start ? " " : "").append(token.text);
            end = token.end;
        }
        return code.toString();
    }
}
