package org.coveragerules.internal.codes;

import java.util.function.Consumer;

/**
 * A CPT or HCPCS code as an {@code int} of {@value #BITS} bits. Its upper part is the shape (five digits, four digits
 * and one of F T U M A, or one of A to V and four digits), its lower {@value #DIGIT_BITS} bits the digits, so that
 * codes of one shape and letter order as their text does and codes of different shapes never fall in one range.
 */
final class CodeNumber {

    /** What is returned for a text that has no code's shape. */
    static final int NONE = -1;
    static final int BITS = 22;
    static final String SHAPES = "a code of five characters such as `12345`, `1234T` or `A1234`";

    private static final int LENGTH = 5;
    private static final int DIGIT_BITS = 17;
    private static final int DIGITS_ONLY = 0;
    private static final String SUFFIXES = "FTUMA";
    private static final int FIRST_PREFIX = 1 + SUFFIXES.length();

    private CodeNumber() {
    }

    static int of(String code) {
        return code.length() == LENGTH
                ? of(code.charAt(0), code.charAt(1), code.charAt(2), code.charAt(3), code.charAt(4))
                : NONE;
    }

    /** Names the words of a text that are codes, in their order. */
    static void in(String text, Consumer<String> code) {
        for (int at = 0; at + LENGTH <= text.length();) {
            // The three in the middle are digits; a word that begins before one that is none is no code.
            if (!isDigit(text.charAt(at + 3))) {
                at += 3;
            } else {
                if (isWord(text, at) && of(text.charAt(at), text.charAt(at + 1), text.charAt(at + 2),
                        text.charAt(at + 3), text.charAt(at + 4)) != NONE) {
                    code.accept(text.substring(at, at + LENGTH));
                }
                at++;
            }
        }
    }

    private static boolean isWord(String text, int at) {
        return (at == 0 || !isOfWord(text.charAt(at - 1)))
                && (at + LENGTH == text.length() || !isOfWord(text.charAt(at + LENGTH)));
    }

    private static boolean isOfWord(char sign) {
        return sign == '_' || sign >= '0' && sign <= '9' || sign >= 'A' && sign <= 'Z' || sign >= 'a' && sign <= 'z';
    }

    /** The code in the five bytes from {@code at}, which must lie within {@code bytes}. */
    static int of(byte[] bytes, int at) {
        return of(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3], bytes[at + 4]);
    }

    private static int of(int first, int second, int third, int fourth, int fifth) {
        if (!isDigit(second) || !isDigit(third) || !isDigit(fourth)) {
            return NONE;
        }
        int middle = (second - '0') * 100 + (third - '0') * 10 + (fourth - '0');
        if (isDigit(first)) {
            int four = (first - '0') * 1000 + middle;
            if (isDigit(fifth)) {
                return four * 10 + (fifth - '0');
            }
            int suffix = SUFFIXES.indexOf(fifth);
            return suffix < 0 ? NONE : (1 + suffix) << DIGIT_BITS | four;
        }
        if (first >= 'A' && first <= 'V' && isDigit(fifth)) {
            return FIRST_PREFIX + first - 'A' << DIGIT_BITS | middle * 10 + (fifth - '0');
        }
        return NONE;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** Whether two codes have the same shape and letter, so that one can follow the other. */
    static boolean sameShape(int code, int other) {
        return code >> DIGIT_BITS == other >> DIGIT_BITS;
    }

    static String text(int code) {
        int shape = code >> DIGIT_BITS;
        int digits = code & (1 << DIGIT_BITS) - 1;
        if (shape == DIGITS_ONLY) {
            return padded(digits, 5);
        }
        return shape < FIRST_PREFIX
                ? padded(digits, 4) + SUFFIXES.charAt(shape - 1)
                : (char) ('A' + shape - FIRST_PREFIX) + padded(digits, 4);
    }

    private static String padded(int digits, int length) {
        String text = Integer.toString(digits);
        return "0".repeat(length - text.length()) + text;
    }
}
