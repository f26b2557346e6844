package org.coveragerules.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One rule as its file has it.
 *
 * @param file        the file, as it was named to the reader
 * @param line        the line of the file on which {@code rule} stands, from 1
 * @param name        the rule's name, a sentence
 * @param annotations what {@code @statement}, {@code @message} and so on say, without quotes, in the order of the file;
 *                    an annotation without a value has an empty one
 * @param when        the conditions, comments included, without the indentation that all of them share; empty where
 *                    the rule has none
 * @param then        the right-hand side, likewise
 * @param text        the whole rule, from {@code rule} to {@code end}, as it is written
 */
public record DrlRule(String file, int line, String name, Map<String, String> annotations, String when, String then,
        String text) {

    public DrlRule {
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    /** The id of the statement it carries; empty where it names none. */
    public String statement() {
        return annotations.getOrDefault("statement", "");
    }

    /** The line of the file on which what follows {@code when} begins. */
    public int whenLine() {
        return lineAfter(beforeWhen(), "when");
    }

    /** The line of the file on which what follows {@code then} begins. */
    public int thenLine() {
        return lineAfter(beforeThen(), "then");
    }

    private int lineAfter(String before, String keyword) {
        int here = line + (int) before.chars().filter(sign -> sign == '\n').count();
        var rest = text.substring(before.length()).replaceFirst("^" + keyword, "").lines().findFirst().orElse("");
        return rest.isBlank() ? here + 1 : here;
    }

    /** What stands before {@code when}, from {@code rule} on; the whole text where it has none. */
    public String beforeWhen() {
        return DrlFile.before("when", text);
    }

    /** What stands before {@code then}, from {@code rule} on; the whole text where it has none. */
    public String beforeThen() {
        return DrlFile.before("then", text);
    }

    /** Its conditions without comments, each stretch of white space outside a string as one space. */
    public String conditions() {
        return DrlFile.code(when);
    }

    /** Its text without comments, each stretch of white space outside a string as one space. */
    public String code() {
        return DrlFile.code(text);
    }
}
