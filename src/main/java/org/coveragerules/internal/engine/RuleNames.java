package org.coveragerules.internal.engine;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.coveragerules.Population;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.drl.Condition;
import org.coveragerules.internal.drl.Condition.Pattern;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.drl.Expression;
import org.coveragerules.internal.drl.Expression.Call;
import org.coveragerules.internal.drl.Expression.Comparison;
import org.coveragerules.internal.drl.Expression.Field;
import org.coveragerules.internal.drl.Expression.Literal;
import org.coveragerules.internal.drl.Expression.Name;
import org.coveragerules.internal.drl.Span;
import org.coveragerules.internal.facts.FactTypes;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.internal.yaml.Nearest;

/**
 * Looks for misspelt types, fields and constants in rules, and names the nearest valid one. What it does not understand
 * it leaves to the compiler.
 */
final class RuleNames {

    /** What rules use beside the facts they see, and no field of one is. */
    private static final Set<String> GLOBALS = Set.of("policy", "reasons", "coding", "java", "org");

    /** What a record tells that is no field. */
    private static final Set<String> OF_EVERY_OBJECT = Set.of("hashCode", "toString");

    /** What is shorter may be a type's parameter. */
    private static final int SHORTEST_BARE = 3;

    private static final Map<String, Class<?>> TYPES = types();

    private final Vocabulary words;
    /** Fields of the types that the version's files declare. */
    private final Map<String, Map<String, String>> declared = new HashMap<>();

    RuleNames(Vocabulary words) {
        this.words = words;
    }

    /** Takes in the types that a file declares. */
    void declare(DrlFile file) {
        file.declared().forEach(type -> declared.put(type.type(), new TreeMap<>(type.fields())));
    }

    /** Every name of a rule that is not known. */
    List<Problem> check(DrlRule rule) {
        return new Check(rule).all();
    }

    /** One rule. */
    private final class Check {

        private final DrlRule rule;
        private final List<Problem> problems = new ArrayList<>();
        /** What is known of variables: the type of each. */
        private final Map<String, String> variables = new HashMap<>();

        Check(DrlRule rule) {
            this.rule = rule;
        }

        List<Problem> all() {
            rule.conditions().forEach(this::condition);
            var action = rule.action();
            constants(action);
            free(action).filter(RuleNames::isBareConstant).forEach(this::reasonCode);
            return problems;
        }

        private void problem(Span place, String message) {
            problems.add(rule.in().problem(place.start(), message));
        }

        private void condition(Condition condition) {
            condition.parts().forEach(this::condition);
            condition.expressions().forEach(this::constants);
            condition.expressions().stream().flatMap(RuleNames::free).filter(RuleNames::isBareConstant)
                    .forEach(name -> problem(name.span(), "`" + name.name() + "` stands without its type, so that it"
                            + " never matches; write it as `RequestType.CLAIM` is written"));
            if (condition instanceof Pattern pattern) {
                pattern(pattern);
            }
        }

        private void pattern(Pattern pattern) {
            var type = pattern.type();
            if (!TYPES.containsKey(type) && !declared.containsKey(type)) {
                var known = new TreeSet<>(declared.keySet());
                known.addAll(TYPES.keySet());
                problem(pattern.typeSpan(), "`" + type + "` is no fact a rule sees" + Nearest.hint(type, known)
                        + "; take one of docs/rule-authoring.md, or declare it in `facts.drl`");
                return;
            }
            variables.put(pattern.binding(), type);
            for (var constraint : pattern.constraints()) {
                paths(constraint.expression()).forEach(path -> typeOf(path, type));
                constraint.expression().all().forEach(part -> day(part, type));
                var bound = constraint.expression() instanceof Comparison comparison ? comparison.left()
                        : constraint.expression();
                variables.put(constraint.binding(), bound instanceof Name || bound instanceof Field
                        ? known(bound, type) : null);
            }
        }

        /** The type that a path from a pattern's fact leads to, null where that is not known; tells a field there is not. */
        private String typeOf(Expression path, String type) {
            if (path instanceof Name name) {
                return name.name().startsWith("$") || variables.containsKey(name.name()) ? variables.get(name.name())
                        : name.name().equals("this") ? type
                        : GLOBALS.contains(name.name()) || !isField(name.name()) ? null : field(type, name);
            }
            var field = (Field) path;
            var of = typeOf(field.of(), type);
            return of == null ? null : field(of, field.name());
        }

        private String known(Expression path, String type) {
            int before = problems.size();
            var found = paths(path).anyMatch(path::equals) ? typeOf(path, type) : null;
            // They are told once.
            problems.subList(before, problems.size()).clear();
            return found;
        }

        private String field(String type, Name name) {
            var fields = fieldsOf(type);
            if (!fields.isEmpty() && !fields.containsKey(name.name())) {
                problem(name.span(), "`" + type + "` has no field `" + name.name() + "`"
                        + Nearest.hint(name.name(), fields.keySet()) + "; it has "
                        + String.join(", ", fields.keySet()));
            }
            return fields.get(name.name());
        }

        /** Tells a day that is compared with a text. */
        private void day(Expression part, String type) {
            if (part instanceof Comparison comparison && comparison.right().size() == 1
                    && comparison.right().get(0) instanceof Literal text && text.kind() == Literal.Kind.TEXT
                    && "LocalDate".equals(known(comparison.left(), type))) {
                problem(text.span(), "`" + comparison.left().span().of(rule.in().text()) + "` is a day and is compared"
                        + " with the text \"" + text.value() + "\"; a day stands in no rule: compare it with the day of"
                        + " another fact");
            }
        }

        private void constants(Expression expression) {
            expression.all().forEach(part -> {
                if (part instanceof Field field && field.of() instanceof Name type && isConstant(field.name().name())) {
                    var known = constantsOf(type.name());
                    if (!known.isEmpty() && !known.contains(field.name().name())) {
                        problem(field.name().span(), "`" + type.name() + "` has no `" + field.name().name() + "`"
                                + Nearest.hint(field.name().name(), known) + "; it has " + String.join(", ", known));
                    }
                }
            });
        }

        private void reasonCode(Name name) {
            var known = words.reasons().keySet();
            if (!known.contains(name.name())) {
                problem(name.span(), "rule `" + rule.name() + "` uses `" + name.name() + "`, which is no reason code"
                        + Nearest.hint(name.name(), known) + "; take one of those, or add it to `vocabulary.yaml`");
            }
        }
    }

    /** What may stand after a dot of a kind of word or an enum; empty where the name is neither. */
    private Collection<String> constantsOf(String type) {
        for (var kind : WordKind.values()) {
            if (kind.type().equals(type)) {
                return words.words(kind).keySet();
            }
        }
        var known = TYPES.get(type);
        return known == null || !known.isEnum() ? List.of()
                : Arrays.stream(known.getEnumConstants()).map(Object::toString).toList();
    }

    /** Names that stand by themselves, and not for what a field or a call is of. */
    private static Stream<Name> free(Expression expression) {
        if (expression instanceof Name name) {
            return Stream.of(name);
        }
        return expression.parts().stream().filter(part -> !(part instanceof Name) || !isScope(expression, part))
                .flatMap(RuleNames::free);
    }

    private static boolean isScope(Expression expression, Expression part) {
        return expression instanceof Field || expression instanceof Call call && call.on().isPresent()
                && call.on().get() == part;
    }

    /** Paths such as {@code plan.lineOfBusiness} or {@code $line.code}, each as a whole. */
    private static Stream<Expression> paths(Expression expression) {
        return isPath(expression) ? Stream.of(expression) : expression.parts().stream().flatMap(RuleNames::paths);
    }

    private static boolean isPath(Expression expression) {
        return expression instanceof Name || expression instanceof Field field && isPath(field.of());
    }

    /** Whether it is written as fields are, and not as types and constants. */
    private static boolean isField(String name) {
        return Character.isLowerCase(name.charAt(0));
    }

    private static boolean isBareConstant(Name name) {
        return name.name().length() >= SHORTEST_BARE && isConstant(name.name());
    }

    /** Whether it is written as constants are. */
    private static boolean isConstant(String name) {
        return Character.isUpperCase(name.charAt(0)) && name.chars().allMatch(sign ->
                sign == '_' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9');
    }

    /** Type by field name; empty where the type is not one a path can be followed in. */
    private Map<String, String> fieldsOf(String type) {
        if (declared.containsKey(type)) {
            return declared.get(type);
        }
        return Optional.ofNullable(TYPES.get(type)).map(RuleNames::fieldsOf).orElse(Map.of());
    }

    private static Map<String, String> fieldsOf(Class<?> type) {
        var fields = new TreeMap<String, String>();
        if (type.isRecord()) {
            // Its components, and what it tells beside them without being asked for anything.
            for (var method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 0 && !OF_EVERY_OBJECT.contains(method.getName())) {
                    fields.put(method.getName(), method.getReturnType().getSimpleName());
                }
            }
        }
        return fields;
    }

    /** What the rule files import: the public types of requests and facts. */
    private static Map<String, Class<?>> types() {
        var types = new TreeMap<String, Class<?>>();
        FactTypes.ALL.forEach(type -> reach(type, types));
        types.put("Population", Population.class);
        List.of(String.class, Integer.class, Long.class, Double.class, Number.class, Object.class, List.class,
                Set.class)
                .forEach(type -> types.put(type.getSimpleName(), type));
        return types;
    }

    /** A type, and the project's own types that its components have. */
    private static void reach(Class<?> type, Map<String, Class<?>> types) {
        boolean own = type.getName().startsWith("org.coveragerules.") && Modifier.isPublic(type.getModifiers());
        if (own && types.putIfAbsent(type.getSimpleName(), type) == null && type.isRecord()) {
            for (var component : type.getRecordComponents()) {
                reach(component.getType(), types);
            }
        }
    }
}
