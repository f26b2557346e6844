package org.coveragerules.internal.drl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonTokenStream;
import org.antlr.runtime.RecognitionException;
import org.coveragerules.RulesException.Problem;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DRLFactory;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.lang.DRLParser;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** A rule file as Drools' own parser reads it, with the place of everything in its text. */
public final class DrlFile {

    static final LanguageLevelOption LEVEL = LanguageLevelOption.DRL6;

    private static final Pattern PARSER_PLACE = Pattern.compile("^(?:\\[ERR \\d+])?\\s*(?:Line (\\d+):(\\d+))?\\s*");
    private static final Pattern UNICODE = Pattern.compile("\\\\u+");
    private static final Pattern PARSER_FAILURE = Pattern.compile("unexpected exception at input '(.*)'\\. Exception: .*");

    /**
     * A type that the file declares.
     *
     * @param fields type by name, in the order of the file
     */
    public record Declared(String type, Map<String, String> fields) {
    }

    private final String name;
    private final String text;
    private final int[] lines;
    private final List<DrlRule> rules = new ArrayList<>();
    private final List<Declared> declared = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Tokens tokens;
    /** Null where it can't be read. */
    private PackageDescr descr;

    private DrlFile(String name, String text) {
        this.name = name;
        this.text = text;
        this.lines = IntStream.concat(IntStream.of(0), IntStream.range(0, text.length())
                .filter(at -> text.charAt(at) == '\n').map(at -> at + 1)).toArray();
    }

    /**
     * Reads a file's text. One with a problem has no rules.
     *
     * @param name names the file in its rules and problems
     */
    public static DrlFile read(String name, String text) {
        var file = new DrlFile(name, text);
        var characters = new ANTLRStringStream(text);
        var lexer = DRLFactory.getDRLLexer(characters, LEVEL);
        var stream = new CommonTokenStream(lexer);
        var parser = DRLFactory.getDRLParser(stream, LEVEL);
        PackageDescr descr;
        try {
            file.tokens = Tokens.of(text, stream);
            var excess = Depth.excess(file.tokens);
            if (excess.isPresent()) {
                file.tooDeep(excess.get());
                return file;
            }
            descr = file.parse(parser);
        } catch (IndexOutOfBoundsException | NullPointerException e) {
            // The lexer fails so on a sign with which nothing of DRL begins, such as a backtick.
            file.tokens = new Tokens(text, List.of());
            file.problems.add(file.problem(Math.max(0, Math.min(characters.index(), text.length() - 1)),
                    "has a sign there, or just before, with which nothing of DRL begins; take it out"));
            return file;
        }
        file.foreign();
        if (file.problems.isEmpty() && !(lexer.getErrors().isEmpty() && parser.getErrors().isEmpty())) {
            file.unended();
        }
        if (file.problems.isEmpty()) {
            lexer.getErrors().forEach(file::mistake);
            parser.getErrors().forEach(file::mistake);
        }
        if (file.problems.isEmpty() && descr != null) {
            file.take(descr);
        }
        return file;
    }

    private PackageDescr parse(DRLParser parser) {
        try {
            return parser.compilationUnit();
        } catch (RecognitionException e) {
            problems.add(problem(Math.max(0, Math.min(e.index, text.length())),
                    "can't be read as DRL; mend its syntax"));
        }
        return null;
    }

    private void tooDeep(Depth.Excess excess) {
        problems.add(problem(tokens.all().get(excess.at()).start(), "rule `"
                + DrlRule.unquoted(tokens.afterLast("rule", excess.at()))
                + "` can't be read: " + excess.message()));
    }

    private void mistake(DroolsParserException error) {
        var message = error.getMessage().lines().findFirst().orElse("");
        var place = PARSER_PLACE.matcher(message);
        int line = place.find() && place.group(1) != null ? Integer.parseInt(place.group(1)) : error.getLineNumber();
        // The parser puts the end of a file behind its last line.
        int end = text.stripTrailing().length();
        int start = line < 1 || line > lines.length || place.group(2) == null ? end
                : Math.min(end, lines[line - 1] + Integer.parseInt(place.group(2)));
        problems.add(problem(start, "is not valid DRL: "
                + PARSER_FAILURE.matcher(message.substring(place.end())).replaceFirst("unexpected input '$1'")
                + "; mend the rule there, or what stands before it"));
    }

    /** Where `end` is forgotten the parser stumbles somewhere in the next rule. */
    private void unended() {
        tokens.unended().forEach(rule -> problems.add(problem(rule.start(), "rule " + rule.of(text)
                + " has no `end` before the next rule; write it after the rule's last line")));
    }

    /** The compiler would write a sign beyond ASCII in a name in the machine's own character set. */
    private void foreign() {
        for (var span : tokens.foreign()) {
            var word = span.of(text);
            int sign = word.codePoints().filter(point -> point >= 128).findFirst().orElseThrow();
            problems.add(problem(span.start(), "`" + word + "` holds the sign "
                    + String.format(Locale.ROOT, "U+%04X", sign) + "; outside strings and comments write ASCII only"));
        }
    }

    private void take(PackageDescr read) {
        descr = read;
        for (var type : descr.getTypeDeclarations()) {
            var fields = new LinkedHashMap<String, String>();
            type.getFields().forEach((field, of) -> fields.put(field, of.getPattern().getObjectType()));
            declared.add(new Declared(type.getTypeName(), fields));
        }
        for (var rule : descr.getRules()) {
            if (!rule.isQuery()) {
                var taken = Conditions.rule(this, tokens, rule);
                rules.add(taken);
                taken.unreadable().ifPresent(problems::add);
            }
        }
        if (descr.getName() != null && !descr.getName().isEmpty()) {
            var word = tokens.next("package", 0, text.length());
            problems.add(problem(word == null ? 0 : word.start(), "names a package; remove that line: each version has"
                    + " one of its own"));
        }
    }

    /**
     * What the file has beside what judging takes: types with fields alone and rules of patterns, without attributes;
     * each with where it stands and what it is, in words.
     *
     * @param annotations what annotations of rules are named
     * @param counting    what functions of {@code accumulate} are named
     */
    public Map<Span, String> otherConstructs(Set<String> annotations, Set<String> counting) {
        var others = new LinkedHashMap<Span, String>();
        for (var found : descr == null ? List.<Constructs.Found>of() : Constructs.in(descr, annotations, counting)) {
            int start = Math.max(0, found.at().getStartCharacter());
            var span = tokens.trimmed(start, Math.max(start + 1, found.at().getEndCharacter() + 1));
            var word = found.what().startsWith("the attribute `") ? tokens.next(found.what().split("[`-]")[1],
                    span.start(), text.length()) : null;
            others.putIfAbsent(word == null ? span : new Span(word.start(), word.end()), found.what());
        }
        return others;
    }

    /** Where escapes such as a backslash, a u and four digits stand, which Java reads before anything else. */
    public List<Span> escapes() {
        return UNICODE.matcher(text).results().map(found -> new Span(found.start(), found.end())).toList();
    }

    /** How the file is named. */
    public String name() {
        return name;
    }

    /** All it says. */
    public String text() {
        return text;
    }

    /** Its rules, in its order. */
    public List<DrlRule> rules() {
        return List.copyOf(rules);
    }

    /** The types it declares, in its order. */
    public List<Declared> declared() {
        return List.copyOf(declared);
    }

    /** For what it can't be read; empty where it can. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** A problem that shows at an offset. */
    public Problem problem(int offset, String message) {
        int line = line(offset);
        return new Problem(name, line, offset - lines[line - 1] + 1, lineText(line), message);
    }

    /**
     * Where a part of the file says what a message has in backticks; else where the part begins to say something.
     */
    public int mentioned(Span part, String message) {
        var quoted = message.split("`");
        for (int at = 1; at < quoted.length; at += 2) {
            var token = tokens.next(quoted[at].replaceFirst("\\(.*", ""), part.start(), part.end());
            if (token != null) {
                return token.start();
            }
        }
        return tokens.trimmed(part.start(), part.end()).start();
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lines, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private String lineText(int line) {
        int end = line < lines.length ? lines[line] : text.length();
        return text.substring(lines[line - 1], end).stripTrailing();
    }

    /** The file without its rules, on the same lines: what it declares. */
    public String declarations() {
        var rest = new StringBuilder();
        int done = 0;
        for (var rule : rules) {
            rest.append(text, done, rule.span().start());
            rule.text().chars().filter(sign -> sign == '\n').forEach(end -> rest.append('\n'));
            done = rule.span().end();
        }
        return rest.append(text, done, text.length()).toString();
    }

    /**
     * A text of DRL as it is compiled: with each sign beyond ASCII in a string as an escape of Java's, and each constant
     * that is a word as a text. Strings of annotations stay, which are taken as they are written.
     *
     * @param isWord whether a constant is one, by its type, which is empty where it has none, and its name
     */
    public static String compiled(String text, BiPredicate<String, String> isWord) {
        return Tokens.of(text).compiled(isWord);
    }
}
