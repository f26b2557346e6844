package org.coveragerules.internal.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.GroupByDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;

/**
 * What a file has beside what judging takes: types with fields alone, and rules without attributes, of patterns over
 * facts, groups of them, {@code from} an expression, and counts by functions that are known.
 */
final class Constructs {

    /**
     * Something else.
     *
     * @param at   where it stands, as the parser gives it
     * @param what it is, in words
     */
    record Found(BaseDescr at, String what) {
    }

    private final Set<String> annotations;
    private final Set<String> counting;
    private final List<Found> found = new ArrayList<>();

    private Constructs(Set<String> annotations, Set<String> counting) {
        this.annotations = annotations;
        this.counting = counting;
    }

    /**
     * Everything of a file that is more.
     *
     * @param annotations what annotations of rules are named
     * @param counting    what functions of {@code accumulate} are named
     */
    static List<Found> in(PackageDescr file, Set<String> annotations, Set<String> counting) {
        var constructs = new Constructs(annotations, counting);
        constructs.file(file);
        file.getTypeDeclarations().forEach(constructs::type);
        file.getRules().forEach(constructs::rule);
        return constructs.found;
    }

    private void add(BaseDescr at, String what) {
        found.add(new Found(at, what));
    }

    private void file(PackageDescr file) {
        file.getImports().forEach(each -> add(each, "`import`"));
        file.getFunctionImports().forEach(each -> add(each, "`import function`"));
        file.getAccumulateImports().forEach(each -> add(each, "`import accumulate`"));
        file.getGlobals().forEach(each -> add(each, "`global`"));
        file.getFunctions().forEach(each -> add(each, "`function`"));
        file.getEnumDeclarations().forEach(each -> add(each, "`declare enum`"));
        file.getEntryPointDeclarations().forEach(each -> add(each, "`declare entry-point`"));
        file.getWindowDeclarations().forEach(each -> add(each, "`declare window`"));
        file.getAttributes().forEach(each -> add(each, "the attribute `" + each.getName() + "`"));
        if (file.getUnit() != null) {
            add(file.getUnit(), "`unit`");
        }
    }

    private void type(TypeDeclarationDescr type) {
        if (type.isTrait()) {
            add(type, "`declare trait`");
        }
        if (!type.getSuperTypes().isEmpty()) {
            add(type, "`extends`");
        }
        type.getAnnotations().forEach(each -> add(type, "the annotation `@" + each.getName() + "` of a type"));
        type.getFields().forEach((name, field) -> {
            field.getAnnotations().forEach(each -> add(field, "the annotation `@" + each.getName() + "` of a field"));
            if (field.getInitExpr() != null) {
                add(field, "the value that field `" + name + "` begins with");
            }
        });
    }

    private void rule(RuleDescr rule) {
        if (rule.isQuery()) {
            add(rule, "`query`");
            return;
        }
        rule.getAttributes().values().forEach(each -> add(each, "the attribute `" + each.getName() + "`"));
        if (rule.hasParent()) {
            add(rule, "`extends`");
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            add(rule, "a right-hand side with a name");
        }
        rule.getAnnotations().forEach(each -> {
            if (!annotations.contains(each.getName())) {
                add(rule, "the annotation `@" + each.getName() + "`");
            } else if (each.getValueMap().size() != 1 || !isText(String.valueOf(each.getValue()))) {
                add(rule, "something that is no one text in quotes in `@" + each.getName() + "`");
            }
        });
        if (rule.getLhs() != null) {
            rule.getLhs().getDescrs().forEach(this::condition);
        }
    }

    private static boolean isText(String value) {
        return value.length() > 1 && (value.startsWith("\"") && value.endsWith("\"")
                || value.startsWith("'") && value.endsWith("'"));
    }

    private void condition(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            pattern(pattern);
        } else if (descr instanceof NotDescr || descr instanceof ExistsDescr || descr instanceof ForallDescr
                || descr instanceof OrDescr || descr instanceof AndDescr) {
            ((ConditionalElementDescr) descr).getDescrs().forEach(each -> condition((BaseDescr) each));
        } else {
            add(descr, switch (descr.getClass().getSimpleName()) {
                case "EvalDescr" -> "`eval`";
                case "NamedConsequenceDescr", "ConditionalBranchDescr" -> "a right-hand side among the conditions";
                default -> "a condition that is no pattern of a fact";
            });
        }
    }

    private void pattern(PatternDescr pattern) {
        pattern.getAnnotations().forEach(each -> add(pattern, "the annotation `@" + each.getName() + "` of a pattern"));
        pattern.getBehaviors().forEach(each -> add(pattern, "`over`"));
        if (pattern.isQuery()) {
            add(pattern, "`?` before a pattern");
        }
        for (var constraint : pattern.getConstraint().getDescrs()) {
            if (!(constraint instanceof ExprConstraintDescr expression)) {
                add(pattern, "a constraint that is no expression");
            } else if (expression.getType() == ExprConstraintDescr.Type.POSITIONAL) {
                add(pattern, "a value by its place, with `;` behind it");
            }
        }
        var source = pattern.getSource();
        if (source instanceof AccumulateDescr accumulate && !(source instanceof GroupByDescr)) {
            accumulate(accumulate);
        } else if (source instanceof CollectDescr collect) {
            pattern(collect.getInputPattern());
        } else if (source != null && !(source instanceof FromDescr)) {
            add(pattern, "`from` something that is no expression");
        }
    }

    private void accumulate(AccumulateDescr accumulate) {
        if (Stream.of(accumulate.getInitCode(), accumulate.getActionCode(), accumulate.getReverseCode(),
                accumulate.getResultCode()).filter(Objects::nonNull).anyMatch(code -> !code.isBlank())) {
            add(accumulate, "Java within `accumulate`");
        }
        for (var function : accumulate.getFunctions()) {
            if (!counting.contains(function.getFunction())) {
                add(accumulate, "`" + function.getFunction() + "` within `accumulate`");
            }
        }
        if (accumulate.getInput() != null) {
            condition(accumulate.getInput());
        }
    }
}
