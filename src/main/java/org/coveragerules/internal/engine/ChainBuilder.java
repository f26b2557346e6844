package org.coveragerules.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.coveragerules.internal.engine.Program.Chain;
import org.coveragerules.internal.engine.Program.Gate;
import org.coveragerules.internal.engine.Program.Kind;
import org.coveragerules.internal.engine.Program.Step;
import org.coveragerules.internal.engine.ProgramBuilder.Unknown;
import org.drools.model.BetaIndex;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Declaration;
import org.drools.model.From;
import org.drools.model.From0;
import org.drools.model.From1;
import org.drools.model.From2;
import org.drools.model.From3;
import org.drools.model.Index;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.Function0;
import org.drools.model.functions.Function1;
import org.drools.model.functions.Function2;
import org.drools.model.functions.Function3;
import org.drools.model.patterns.EvalImpl;

/** Makes a chain of steps of one rule, and knows what its conditions have bound so far. */
final class ChainBuilder {

    private static final Map<String, Integer> GLOBALS = Map.of("reasons", Program.REASONS, "policy", Program.POLICY,
            "coding", Program.CODING);

    private final Rule rule;
    private final ProgramBuilder program;
    private final Map<String, Operand> bound = new HashMap<>();
    private int next = Program.FIRST;

    ChainBuilder(Rule rule, ProgramBuilder program) {
        this.rule = rule;
        this.program = program;
    }

    Chain chain(List<Condition> conditions) throws Unknown {
        var steps = steps(conditions);
        var consequence = rule.getDefaultConsequence();
        if (!"java".equals(consequence.getLanguage())) {
            throw new Unknown(rule.getName(), "a right-hand side in `" + consequence.getLanguage() + "`");
        }
        var given = operands(consequence.getVariables());
        program.slots = Math.max(program.slots, next);
        return new Chain(program.texts.get(rule.getName()), steps, Stream.of(steps)
                .filter(step -> step.kind() == Kind.FACT).mapToInt(Step::memory).distinct().toArray(), given,
                consequence.getBlock(),
                consequence.isUsingDrools());
    }

    private Step[] steps(List<Condition> conditions) throws Unknown {
        var steps = new ArrayList<Step>();
        for (var condition : conditions) {
            switch (condition.getType()) {
                case PATTERN -> steps.add(pattern((Pattern<?>) condition));
                case AND -> steps.addAll(Arrays.asList(steps(condition.getSubConditions())));
                case NOT -> steps.add(group(Kind.NOT, condition));
                case EXISTS -> steps.add(group(Kind.EXISTS, condition));
                case EVAL -> steps.add(new Step(Kind.TEST, 0, null, null,
                        new Check[] {check(((EvalImpl) condition).getExpr())}, null));
                default -> throw unknown("`" + condition.getType().name().toLowerCase(Locale.ROOT) + "`");
            }
        }
        return steps.toArray(Step[]::new);
    }

    private Step group(Kind kind, Condition group) throws Unknown {
        return new Step(kind, 0, null, null, null, steps(group.getSubConditions()));
    }

    private Unknown unknown(String construct) {
        return new Unknown(rule.getName(), construct);
    }

    @SuppressWarnings("unchecked")
    private Step pattern(Pattern<?> pattern) throws Unknown {
        var variable = pattern.getPatternVariable();
        var source = variable instanceof Declaration<?> declared ? declared.getSource() : null;
        // What is taken out of something is taken when the rule is asked, passive or not.
        if (source == null ? variable.isPrototype() || pattern.isPassive() : !(source instanceof From<?>)) {
            throw unknown("a pattern of another source");
        }
        if (variable instanceof Declaration<?> declared && declared.getWindow() != null) {
            throw unknown("a pattern over time");
        }
        var from = source == null ? null : source((From<?>) source);
        int own = next++;
        bound.put(variable.getName(), new Operand(own, null));
        for (var binding : pattern.getBindings()) {
            if (binding.getInputVariables() != null && binding.getInputVariables().length > 1) {
                throw unknown("a binding of several values");
            }
            bound.put(binding.getBoundVariable().getName(), new Operand(own, (Function1<Object, Object>) extractor(
                    binding.getBindingFunction())));
        }
        var constraints = new ArrayList<Constraint>();
        flatten(pattern.getConstraint(), constraints);
        return from == null ? fact(variable.getType(), own, constraints)
                : new Step(Kind.FROM, own, from, variable.getType(), checks(constraints), null);
    }

    /** Those that ask of the fact alone are tested once for all rules, those with others here. */
    private Step fact(Class<?> type, int own, List<Constraint> constraints) throws Unknown {
        var gate = program.kinds.computeIfAbsent(type, none -> new Gate(null));
        var beside = new ArrayList<Constraint>();
        for (var constraint : constraints) {
            if (isAlone(constraint, own)) {
                gate = next(gate, constraint, own);
            } else {
                beside.add(constraint);
            }
        }
        if (gate.memory < 0) {
            gate.memory = program.takers.size();
            program.takers.add(new ArrayList<>());
        }
        return new Step(Kind.FACT, own, gate.memory, null, null, checks(beside), null,
                beside.isEmpty() ? null : join(beside.get(0), own, gate.memory));
    }

    /** Only the first that is tested: what stands before another may throw. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private JoinIndex.Join join(Constraint constraint, int own, int memory) {
        if (!(constraint instanceof SingleConstraint single) || !(single.getIndex() instanceof BetaIndex index)
                || index.getConstraintType() != Index.ConstraintType.EQUAL || single.getVariables().length != 2) {
            return null;
        }
        var given = operands(single.getVariables());
        if (given[0].slot() != own || given[0].of() != null || given[1].slot() == own) {
            return null;
        }
        var value = (Function1<Object, Object>) CompiledExpression.bare(index.getLeftOperandExtractor());
        return new JoinIndex.Join(program.joins.computeIfAbsent(List.of(memory, value), none -> program.joins.size()),
                value,
                given[1],
                (Function1<Object, Object>) CompiledExpression.bare(index.getRightOperandExtractor()));
    }

    private Gate next(Gate gate, Constraint constraint, int own) throws Unknown {
        var key = List.of(gate, key(constraint, own));
        var known = program.gates.get(key);
        if (known == null) {
            known = new Gate(check(constraint, own));
            program.gates.put(key, known);
            gate.next = Arrays.copyOf(gate.next, gate.next.length + 1);
            gate.next[gate.next.length - 1] = known;
        }
        return known;
    }

    private boolean isAlone(Constraint constraint, int own) {
        return constraint instanceof SingleConstraint single
                ? Stream.of(operands(single.getVariables())).allMatch(each -> each.slot() == own
                        || each.slot() < Program.FIRST)
                : constraint.getChildren().stream().allMatch(child -> isAlone(child, own));
    }

    /** Equal for constraints that ask the same. */
    private Object key(Constraint constraint, int own) {
        if (constraint instanceof SingleConstraint single) {
            var given = operands(single.getVariables());
            var key = new ArrayList<Object>();
            key.add(Check.predicate(single));
            Stream.of(given).map(each -> each.slot() == own ? each.at(Program.OWN) : each).forEach(key::add);
            return key;
        }
        var key = new ArrayList<Object>();
        key.add(constraint.getType());
        constraint.getChildren().forEach(child -> key.add(key(child, own)));
        return key;
    }

    private Check[] checks(List<Constraint> constraints) throws Unknown {
        var checks = new Check[constraints.size()];
        for (int at = 0; at < checks.length; at++) {
            checks[at] = check(constraints.get(at));
        }
        return checks;
    }

    private Check check(Constraint constraint) throws Unknown {
        return check(constraint, -1);
    }

    /** The constraint as a check; where it reads the slot `own`, it reads the fact under test instead. */
    private Check check(Constraint constraint, int own) throws Unknown {
        if (constraint instanceof SingleConstraint single) {
            if (single.isTemporal()) {
                throw unknown("a comparison in time");
            }
            return Check.single(single, Stream.of(operands(single.getVariables()))
                    .map(each -> each.slot() == own ? each.at(Program.OWN) : each).toArray(Operand[]::new));
        }
        if (constraint.getType() != Constraint.Type.OR && constraint.getType() != Constraint.Type.AND) {
            throw unknown("a constraint of several");
        }
        var children = new Check[constraint.getChildren().size()];
        for (int at = 0; at < children.length; at++) {
            children[at] = check(constraint.getChildren().get(at), own);
        }
        return Check.several(constraint.getType() == Constraint.Type.OR, children);
    }

    private Operand[] operands(Variable<?>... variables) {
        var operands = new Operand[variables.length];
        for (int at = 0; at < operands.length; at++) {
            var name = variables[at].getName();
            var global = variables[at].isFact() ? null : GLOBALS.get(name);
            operands[at] = global == null ? bound.get(name) : new Operand(global, null);
            if (operands[at] == null) {
                throw new IllegalStateException("rule `" + rule.getName() + "` asks for `" + name
                        + "`, which nothing before it binds");
            }
        }
        return operands;
    }

    /** What an expression is compiled to, noted with its rule for whoever has to tell what throws. */
    private Object extractor(Object lambda) {
        var bare = CompiledExpression.bare(lambda);
        if (bare != null) {
            program.extractors.merge(bare.getClass().getName(), rule.getName(),
                    (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
        return bare;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Function<Object[], Object> source(From<?> from) throws Unknown {
        if (from instanceof From3 three) {
            var given = operands(three.getVariable(), three.getVariable2(), three.getVariable3());
            var function = (Function3<Object, Object, Object, Object>) extractor(three.getProvider());
            return values -> function.apply(given[0].get(values), given[1].get(values), given[2].get(values));
        }
        if (from instanceof From2 two) {
            var given = operands(two.getVariable(), two.getVariable2());
            var function = (Function2<Object, Object, Object>) extractor(two.getProvider());
            return values -> function.apply(given[0].get(values), given[1].get(values));
        }
        if (from instanceof From1 one) {
            var given = operands(one.getVariable())[0];
            var function = (Function1<Object, Object>) extractor(one.getProvider());
            return function == null ? given::get : values -> function.apply(given.get(values));
        }
        if (from instanceof From0 none) {
            var function = (Function0<Object>) extractor(none.getProvider());
            return values -> function.apply();
        }
        throw unknown("`from` of more than three values");
    }

    /** Those that have to hold one beside the other; one of nothing holds. */
    private static void flatten(Constraint constraint, List<Constraint> all) {
        if (constraint.getType() == Constraint.Type.MULTIPLE) {
            constraint.getChildren().forEach(child -> flatten(child, all));
        } else if (!(constraint instanceof SingleConstraint single) || single.getVariables().length > 0) {
            all.add(constraint);
        }
    }
}
