package org.coveragerules.policy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of a DRL file as they are written. It finds where each begins and ends and what its parts are, and leaves
 * it to the compiler to say whether they are right: of a rule that lacks its {@code end} it takes what is there.
 *
 * <p>It reads what the library's rule files hold: rules with annotations and attributes, {@code declare},
 * {@code query}, {@code import} and {@code global}. Keywords within comments, strings, brackets and names such as
 * {@code line.end} are none.
 */
public final class DrlFile {

    private final String name;
    private final String text;
    private final List<DrlRule> rules = new ArrayList<>();
    private int at;

    private DrlFile(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * Reads a file's text.
     *
     * @param name names the file in its rules
     */
    public static DrlFile read(String name, String text) {
        var file = new DrlFile(name, text);
        while (file.skipTo("rule", "declare", "query")) {
            if (file.word().equals("rule")) {
                file.rule();
            } else {
                file.skipTo("end");
                file.skipWord();
            }
        }
        return file;
    }

    /** A text with blanks for its comments, so that all else stands where it stood. */
    public static String withoutComments(String text) {
        return blanked(text, false);
    }

    /** A text with blanks for its comments and strings, so that all else stands where it stood. */
    public static String withoutWords(String text) {
        return blanked(text, true);
    }

    private static String blanked(String text, boolean strings) {
        var file = new DrlFile("", text);
        var blanked = new StringBuilder(text);
        while (file.at < text.length()) {
            int begin = file.at;
            file.skipBlank();
            boolean blank = file.at > begin;
            if (!blank && file.isQuote()) {
                file.string();
                blank = strings;
            } else if (!blank) {
                file.at++;
            }
            for (int i = begin; blank && i < file.at; i++) {
                blanked.setCharAt(i, "\r\n".indexOf(text.charAt(i)) < 0 ? ' ' : text.charAt(i));
            }
        }
        return blanked.toString();
    }

    /**
     * A text with each sign beyond ASCII in a string as an escape of Java's. Those of annotations stay, which are taken
     * as they are written.
     */
    public static String withAsciiStrings(String text) {
        var file = new DrlFile("", text);
        var ascii = new StringBuilder();
        while (file.at < text.length()) {
            int begin = file.at;
            if (text.charAt(file.at) == '@') {
                file.annotation(new LinkedHashMap<>());
            } else if (file.isQuote()) {
                file.string();
                text.substring(begin, file.at).chars().forEach(sign -> ascii.append(sign < 128 ? (char) sign
                        : "\\u" + HexFormat.of().toHexDigits((char) sign)));
                continue;
            } else {
                file.skipBlank();
                file.at += file.at == begin ? 1 : 0;
            }
            ascii.append(text, begin, file.at);
        }
        return ascii.toString();
    }

    /** What of a rule stands before {@code when} or {@code then}; all of it where it has none. */
    static String before(String keyword, String rule) {
        var file = new DrlFile("", rule);
        file.skipHead();
        file.skipTo(keyword, "end");
        return rule.substring(0, file.word().equals(keyword) ? file.at : rule.length());
    }

    /** A text without comments, each stretch of white space outside a string as one space. */
    static String code(String text) {
        var file = new DrlFile("", text);
        var code = new StringBuilder();
        for (file.skipBlank(); file.at < text.length();) {
            int begin = file.at;
            if (file.isQuote()) {
                file.string();
            } else {
                file.at++;
            }
            code.append(text, begin, file.at);
            int end = file.at;
            file.skipBlank();
            code.append(file.at > end && file.at < text.length() ? " " : "");
        }
        return code.toString();
    }

    /** The file without its rules, on the same lines: what it declares. */
    public String declarations() {
        var rest = text;
        for (var rule : rules) {
            rest = rest.replace(rule.text(), rule.text().replaceAll("[^\\n]", ""));
        }
        return rest;
    }

    /** The rules, in the order of the file. */
    public List<DrlRule> rules() {
        return List.copyOf(rules);
    }

    private void rule() {
        int begin = at;
        var ruleName = skipHead();
        var annotations = new LinkedHashMap<String, String>();
        while (skipTo("@", "when", "then", "end") && text.charAt(at) == '@') {
            annotation(annotations);
        }
        var when = part("when", "then", "end");
        var then = part("then", "end");
        skipWord();
        rules.add(new DrlRule(name, lineOf(begin), ruleName, annotations, when, then, text.substring(begin, at)));
    }

    /** Goes past {@code rule} and the rule's name, and gives the name. */
    private String skipHead() {
        skipWord();
        skipBlank();
        return at < text.length() && isQuote() ? string() : skipWord();
    }

    private void annotation(Map<String, String> annotations) {
        at++;
        var annotation = skipWord();
        skipBlank();
        var value = "";
        if (at < text.length() && text.charAt(at) == '(') {
            int open = at;
            skipItem();
            int close = text.charAt(at - 1) == ')' ? at - 1 : at;
            value = text.substring(open + 1, close).strip();
        }
        annotations.put(annotation, unquoted(value));
    }

    /** What stands between a keyword, where it is the next word, and one of those that end it. */
    private String part(String keyword, String... ends) {
        if (!word().equals(keyword)) {
            return "";
        }
        skipWord();
        int begin = at;
        skipTo(ends);
        return block(text.substring(begin, at));
    }

    /** Without blank lines around it and without the indentation that its lines share. */
    private static String block(String part) {
        var trimmed = part.stripTrailing();
        int firstLine = trimmed.indexOf('\n');
        return firstLine >= 0 && trimmed.substring(0, firstLine).isBlank()
                ? trimmed.substring(firstLine + 1).stripIndent() : trimmed.strip();
    }

    /** Goes to the next of these words, or of a sign; false at the end of the text. */
    private boolean skipTo(String... words) {
        for (skipBlank(); at < text.length(); skipBlank()) {
            for (var word : words) {
                if (word.equals("@") ? text.charAt(at) == '@' : word.equals(word()) && !isMember()) {
                    return true;
                }
            }
            skipItem();
        }
        return false;
    }

    /** Goes past one word, string, bracket with all within it, or sign. */
    private void skipItem() {
        int depth = 0;
        do {
            char sign = text.charAt(at);
            if (isQuote()) {
                string();
            } else if (Character.isJavaIdentifierPart(sign)) {
                skipWord();
            } else {
                depth += "([{".indexOf(sign) >= 0 ? 1 : depth > 0 && ")]}".indexOf(sign) >= 0 ? -1 : 0;
                at++;
            }
            if (depth > 0) {
                skipBlank();
            }
        } while (depth > 0 && at < text.length());
    }

    /** Goes past white space and comments. */
    private void skipBlank() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                at = endAfter("\n");
            } else if (text.startsWith("/*", at)) {
                at = endAfter("*/");
            } else {
                return;
            }
        }
    }

    private int endAfter(String end) {
        int found = text.indexOf(end, at + 2);
        return found < 0 ? text.length() : found + end.length();
    }

    /** The word that begins here; empty where none does. */
    private String word() {
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    private String skipWord() {
        var word = word();
        at += word.length();
        return word;
    }

    /** Whether the word that begins here is a member of something, as {@code end} of {@code line.end}. */
    private boolean isMember() {
        return at > 0 && text.charAt(at - 1) == '.';
    }

    private boolean isQuote() {
        return text.charAt(at) == '"' || text.charAt(at) == '\'';
    }

    /** Goes past a string and gives what it says. */
    private String string() {
        int begin = at;
        char quote = text.charAt(at);
        at++;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, text.length());
        return unquoted(text.substring(begin, at));
    }

    private static String unquoted(String value) {
        return value.length() > 1 && (value.startsWith("\"") && value.endsWith("\"")
                || value.startsWith("'") && value.endsWith("'"))
                ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\'", "'")
                        .replace("\\\\", "\\")
                : value;
    }

    private int lineOf(int position) {
        return 1 + (int) text.substring(0, position).chars().filter(sign -> sign == '\n').count();
    }
}
