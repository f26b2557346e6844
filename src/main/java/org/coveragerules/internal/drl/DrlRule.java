package org.coveragerules.internal.drl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.drl.Expression.Call;
import org.drools.drl.ast.descr.RuleDescr;

/** One rule as its file has it. */
public final class DrlRule {

    /**
     * An annotation, as {@code @statement("ABC-1")}.
     *
     * @param value what it says, without quotes; empty where it says nothing
     * @param span  where it stands
     */
    public record Annotation(String name, String value, Span span) {
    }

    /** What every rule may name besides its facts. */
    public static final Set<String> GLOBALS = Set.of("policy", "coding", "reasons");

    private final DrlFile file;
    private final Tokens tokens;
    private final RuleDescr descr;
    private final Span span;
    private final List<Annotation> annotations;
    private final Span when;
    private final Span then;
    /** Both are read when they are first asked for, which is not often; null before. */
    private List<Condition> conditions;
    private Expression action;

    DrlRule(DrlFile file, Tokens tokens, RuleDescr descr, Span span, List<Annotation> annotations, Span when,
            Span then) {
        this.file = file;
        this.tokens = tokens;
        this.descr = descr;
        this.span = span;
        this.annotations = List.copyOf(annotations);
        this.when = when;
        this.then = then;
    }

    /** The file it stands in. */
    public DrlFile in() {
        return file;
    }

    /** Its file, as that was named to the reader. */
    public String file() {
        return file.name();
    }

    /** The line of the file on which {@code rule} stands, from 1. */
    public int line() {
        return file.line(span.start());
    }

    /** Its name, a sentence. */
    public String name() {
        return descr.getName();
    }

    /** What {@code @statement}, {@code @message} and so on say, in the order of the file. */
    public Map<String, String> annotations() {
        var values = new LinkedHashMap<String, String>();
        annotations.forEach(annotation -> values.put(annotation.name(), annotation.value()));
        return values;
    }

    /** An annotation by its name. */
    public Optional<Annotation> annotation(String named) {
        return annotations.stream().filter(annotation -> annotation.name().equals(named)).findFirst();
    }

    /** The id of the statement it carries; empty where it names none. */
    public String statement() {
        return annotation("statement").map(Annotation::value).orElse("");
    }

    /** What has to hold, one beside the other. */
    public List<Condition> conditions() {
        if (conditions == null) {
            conditions = Conditions.of(tokens, descr);
        }
        return conditions;
    }

    /** Why its conditions can't be read; it has none then. Those without brackets in brackets are read when asked for. */
    Optional<Problem> unreadable() {
        if (!Brackets.areDeep(tokens, when)) {
            return Optional.empty();
        }
        try {
            conditions();
            return Optional.empty();
        } catch (Brackets.UnreadableException e) {
            conditions = List.of();
            return Optional.of(problem(e.offset(), e.getMessage()));
        }
    }

    /** What it does. */
    public Expression action() {
        if (action == null) {
            action = Expressions.statements(tokens, then);
        }
        return action;
    }

    /** Every expression of its conditions, and all within each, in the order of the text. */
    public Stream<Expression> asked() {
        return conditions().stream().flatMap(Condition::all).flatMap(condition -> condition.expressions().stream())
                .flatMap(Expression::all);
    }

    /** What its right-hand side calls on a word by itself, such as {@code reasons}, in the order of the text. */
    public Stream<Call> calls(String on) {
        return action().all().filter(part -> part instanceof Call call && call.isOn(on)).map(Call.class::cast);
    }

    /** Whether it says that a criterion is met. */
    public boolean meetsCriterion() {
        return calls("reasons").anyMatch(call -> call.name().name().equals("met"));
    }

    /** A problem of it as a whole. */
    public Problem problem(String message) {
        return new Problem(file(), line(), "rule `" + name() + "` " + message);
    }

    /** A problem of it that shows at an offset of its file. */
    public Problem problem(int offset, String message) {
        return file.problem(offset, "rule `" + name() + "` " + message);
    }

    /** Where a part of an annotation's value stands; where the annotation does, if the part is not written there. */
    public int place(Annotation annotation, String part) {
        int found = annotation.span().of(file.text()).indexOf(part);
        return annotation.span().start() + Math.max(0, found);
    }

    /** Where an attribute such as {@code salience} stands; empty where it has none of this name. */
    public Optional<Span> attribute(String named) {
        return descr.getAttributes().containsKey(named) ? tokens.find(List.of(named.split("(?=-)|(?<=-)"))).stream()
                .filter(found -> found.start() > span.start() && found.end() <= then.start()).findFirst()
                : Optional.empty();
    }

    /** A stretch of it on one line, without comments. */
    public String onOneLine(Span part) {
        return tokens.code(part);
    }

    /** Where it stands, from {@code rule} to {@code end}. */
    public Span span() {
        return span;
    }

    /** Where its conditions stand, what follows {@code when}; empty and before {@code then} where it has none. */
    public Span whenSpan() {
        return when;
    }

    /** Where its right-hand side stands, what follows {@code then}. */
    public Span thenSpan() {
        return then;
    }

    /** The whole rule as it is written. */
    public String text() {
        return span.of(file.text());
    }

    /** What stands before its conditions, {@code when} included. */
    public String head() {
        var before = new Span(span.start(), when.start()).of(file.text());
        return before.endsWith("when") ? before : before + "when";
    }

    /** The conditions, comments included, without the indentation that all of them share; empty where it has none. */
    public String when() {
        return block(when.of(file.text()));
    }

    /** The right-hand side, likewise. */
    public String then() {
        return block(then.of(file.text()));
    }

    /** Its conditions without comments, each stretch of white space outside a string as one space. */
    public String whenCode() {
        return tokens.code(when);
    }

    /** Its text without comments, each stretch of white space outside a string as one space. */
    public String code() {
        return tokens.code(span);
    }

    /** Without blank lines around it and without the indentation that its lines share. */
    private static String block(String part) {
        var trimmed = part.stripTrailing();
        int firstLine = trimmed.indexOf('\n');
        return firstLine >= 0 && trimmed.substring(0, firstLine).isBlank()
                ? trimmed.substring(firstLine + 1).stripIndent() : trimmed.strip();
    }

    static String unquoted(String value) {
        return value.length() > 1 && (value.startsWith("\"") && value.endsWith("\"")
                || value.startsWith("'") && value.endsWith("'"))
                ? unescaped(value.substring(1, value.length() - 1)) : value;
    }

    static String unescaped(String value) {
        return value.replace("\\\"", "\"").replace("\\'", "'").replace("\\\\", "\\");
    }
}
