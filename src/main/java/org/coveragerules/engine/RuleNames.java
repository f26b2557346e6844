package org.coveragerules.engine;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.coveragerules.determination.Population;
import org.coveragerules.facts.FactTypes;
import org.coveragerules.facts.ServiceLine;
import org.coveragerules.policy.DrlFile;
import org.coveragerules.vocabulary.WordKind;
import org.coveragerules.vocabulary.Vocabulary;
import org.coveragerules.yaml.Nearest;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Looks for misspelt types, fields and constants in rules, and names the nearest valid one. What it does not understand
 * it leaves to the compiler.
 */
final class RuleNames {

    /** A path such as {@code plan.lineOfBusiness}, where it is neither a variable, a type, a call nor part of one. */
    private static final Pattern PATH = Pattern.compile(
            "(?<![\\w.$@])([a-z]\\w*(?:!?\\.[a-z]\\w*)*)(?![\\w.(:$])");
    private static final Pattern CONSTANT = Pattern.compile("(?<![\\w.$])([A-Z]\\w*)\\.([A-Z][A-Z0-9_]*)\\b");
    private static final Pattern REASON_CODE = Pattern.compile(
            "(?<![\\w.\"])([A-Z][A-Z0-9_]{2,})\\b(?!\\s*[.(])");
    private static final Pattern TEXT_AFTER = Pattern.compile("[=<>]\\s*(\"[^\"]*\")");
    private static final Set<String> WORDS = Set.of("in", "not", "contains", "matches", "memberOf", "null", "true",
            "false", "this", "instanceof", "policy", "reasons", "coding", "new", "empty", "size", "present");

    private static final Map<String, Class<?>> TYPES = types();

    private final Vocabulary words;

    /** Fields of the types that the version's files declare. */
    private final Map<String, Map<String, String>> declared = new HashMap<>();

    RuleNames(Vocabulary words) {
        this.words = words;
    }

    /** Where a problem is told. */
    interface Report {

        void problem(int line, String message);
    }

    /** Takes in the types that a file declares. */
    void declare(PackageDescr file) {
        file.getTypeDeclarations().forEach(type -> {
            var fields = new TreeMap<String, String>();
            type.getFields().forEach((name, field) -> fields.put(name, field.getPattern().getObjectType()));
            declared.put(type.getTypeName(), fields);
        });
    }

    /**
     * Tells every name of a rule that is not known.
     *
     * @param consequenceLine the line on which its right-hand side begins
     */
    void check(RuleDescr rule, int consequenceLine, Report report) {
        check(rule.getLhs(), report);
        constants(String.valueOf(rule.getConsequence()), consequenceLine, report);
        var codes = words.reasons().keySet();
        var then = DrlFile.withoutWords(String.valueOf(rule.getConsequence()));
        var code = REASON_CODE.matcher(then);
        while (code.find()) {
            if (!codes.contains(code.group(1))) {
                report.problem(consequenceLine + linesBefore(then, code.start()), "rule `" + rule.getName()
                        + "` uses `" + code.group(1) + "`, which is no reason code" + Nearest.hint(code.group(1), codes)
                        + "; take one of those, or add it to `vocabulary.yaml`");
            }
        }
    }

    private void check(BaseDescr element, Report report) {
        if (element instanceof PatternDescr pattern) {
            pattern(pattern, report);
        } else if (element instanceof ConditionalElementDescr group) {
            group.getDescrs().forEach(inner -> check(inner, report));
        }
    }

    private void pattern(PatternDescr pattern, Report report) {
        var type = pattern.getObjectType();
        if (!TYPES.containsKey(type) && !declared.containsKey(type)) {
            var known = new TreeSet<>(declared.keySet());
            known.addAll(TYPES.keySet());
            report.problem(pattern.getLine(), "`" + type + "` is no fact a rule sees" + Nearest.hint(type, known)
                    + "; take one of docs/rule-authoring.md, or declare it in `facts.drl`");
            return;
        }
        for (var constraint : pattern.getConstraint().getDescrs()) {
            if (constraint instanceof ExprConstraintDescr expression) {
                fields(type, expression, report);
                constants(expression.getExpression(), expression.getLine(), report);
            }
        }
    }

    private void fields(String type, ExprConstraintDescr expression, Report report) {
        var text = DrlFile.withoutWords(expression.getExpression());
        var path = PATH.matcher(text.replaceFirst("^\\s*\\$\\w+\\s*:", ""));
        while (path.find()) {
            var at = type;
            for (var field : path.group(1).split("!?\\.")) {
                if (at == null || WORDS.contains(field)) {
                    break;
                }
                var fields = fieldsOf(at);
                if (fields.isEmpty()) {
                    break;
                }
                if (!fields.containsKey(field)) {
                    report.problem(expression.getLine(), "`" + at + "` has no field `" + field + "`"
                            + Nearest.hint(field, fields.keySet()) + "; it has " + String.join(", ", fields.keySet()));
                    break;
                }
                at = fields.get(field);
            }
            var compared = TEXT_AFTER.matcher(expression.getExpression());
            if ("LocalDate".equals(at) && compared.find()) {
                report.problem(expression.getLine(), "`" + path.group(1) + "` is a day and is compared with the text "
                        + compared.group(1) + "; a day stands in no rule: compare it with the day of another fact");
            }
        }
    }

    private void constants(String text, int line, Report report) {
        var constant = CONSTANT.matcher(DrlFile.withoutWords(text));
        while (constant.find()) {
            var known = constants(constant.group(1));
            if (!known.isEmpty()) {
                if (!known.contains(constant.group(2))) {
                    report.problem(line + linesBefore(text, constant.start()), "`" + constant.group(1) + "` has no `"
                            + constant.group(2) + "`" + Nearest.hint(constant.group(2), known) + "; it has "
                            + String.join(", ", known));
                }
            }
        }
    }

    /** What may stand after a dot of a kind of word or an enum; empty where the name is neither. */
    private Collection<String> constants(String type) {
        for (var kind : WordKind.values()) {
            if (kind.type().equals(type)) {
                return words.words(kind).keySet();
            }
        }
        var known = TYPES.get(type);
        return known == null || !known.isEnum() ? List.of()
                : Arrays.stream(known.getEnumConstants()).map(Object::toString).toList();
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
            for (var component : type.getRecordComponents()) {
                fields.put(component.getName(), component.getType().getSimpleName());
            }
        }
        if (type == ServiceLine.class) {
            fields.put("sex", "Sex");
            fields.put("servicesKnown", "boolean");
        }
        return fields;
    }

    /** What the rule files import: the public types of requests and facts. */
    private static Map<String, Class<?>> types() {
        var types = new TreeMap<String, Class<?>>();
        FactTypes.ALL.forEach(type -> reach(type, types));
        types.put("Population", Population.class);
        types.put("String", String.class);
        types.put("Integer", Integer.class);
        types.put("List", List.class);
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

    private static int linesBefore(String text, int position) {
        return (int) text.substring(0, position).chars().filter(sign -> sign == '\n').count();
    }
}
