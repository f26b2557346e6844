package org.coveragerules.internal.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.coveragerules.internal.engine.Program.Chain;
import org.coveragerules.internal.engine.Program.Gate;
import org.coveragerules.internal.engine.Program.Kind;
import org.coveragerules.internal.engine.Program.Place;
import org.coveragerules.internal.facts.PolicyParameters;
import org.coveragerules.internal.facts.RuleText;
import org.drools.model.Condition;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.consequences.NamedConsequenceImpl;

/** Makes a program of the rules that Drools compiled, which are public objects of its executable model. */
final class ProgramBuilder {

    /** Something that rules say and only a session does. */
    static final class Unknown extends Exception {

        private static final long serialVersionUID = 1;

        private final transient String rule;
        private final transient String construct;

        Unknown(String rule, String construct) {
            super(construct);
            this.rule = rule;
            this.construct = construct;
        }

        String rule() {
            return rule;
        }

        String construct() {
            return construct;
        }
    }

    private static final List<Rule.Attribute<?>> ATTRIBUTES = List.of(Rule.Attribute.NO_LOOP,
            Rule.Attribute.LOCK_ON_ACTIVE, Rule.Attribute.ENABLED, Rule.Attribute.AUTO_FOCUS, Rule.Attribute.SALIENCE,
            Rule.Attribute.AGENDA_GROUP, Rule.Attribute.ACTIVATION_GROUP, Rule.Attribute.DURATION, Rule.Attribute.TIMER,
            Rule.Attribute.CALENDARS, Rule.Attribute.DATE_EFFECTIVE, Rule.Attribute.DATE_EXPIRES);

    /** Annotations by which a session takes a rule otherwise. */
    private static final Set<String> ANNOTATIONS = Set.of("Propagation", "All", "Direct", "Eager");
    /** Annotations of a declared fact by which a session forgets it. */
    private static final Set<String> EVENT = Set.of("role", "expires", "timestamp", "duration");

    final Map<String, RuleText> texts;
    final Map<Class<?>, Gate> kinds = new LinkedHashMap<>();
    /** By gate and what is asked next, the gate after it. */
    final Map<List<Object>, Gate> gates = new HashMap<>();
    private final List<Chain> facts = new ArrayList<>();
    private final List<Chain> others = new ArrayList<>();
    final List<List<Place>> takers = new ArrayList<>();
    /** By the class that an expression is compiled to, which of several alike is one, the first rule that has it. */
    final SortedMap<String, String> extractors = new TreeMap<>();
    /** Numbers of the indexes, by memory and value. */
    final Map<List<Object>, Integer> joins = new HashMap<>();
    int slots = Program.FIRST;

    private ProgramBuilder(Map<String, RuleText> texts) {
        this.texts = texts;
    }

    /**
     * The program of a version's rules.
     *
     * @param texts by the name of a rule
     * @throws Unknown where a rule says what only a session does
     */
    static Program of(List<Model> models, Map<String, RuleText> texts, PolicyParameters parameters) throws Unknown {
        var builder = new ProgramBuilder(texts);
        for (var model : models) {
            for (var type : model.getTypeMetaDatas()) {
                if (type.getAnnotations().keySet().stream().anyMatch(EVENT::contains)) {
                    throw new Unknown("", "the event `" + type.getName() + "`");
                }
            }
            for (var rule : model.getRules()) {
                builder.add(rule);
            }
        }
        return new Program(parameters, builder.facts, builder.others, builder.kinds, builder.slots,
                builder.takers.size(), builder.joins.size(),
                builder.takers.stream().map(of -> of.toArray(Place[]::new)).toArray(Place[][]::new),
                builder.extractors);
    }

    private void add(Rule rule) throws Unknown {
        for (var attribute : ATTRIBUTES) {
            if (!same(rule.getAttribute(attribute), attribute.getDefaultValue())) {
                throw new Unknown(rule.getName(), "an attribute such as `salience`");
            }
        }
        for (var name : rule.getMetaData().keySet()) {
            if (ANNOTATIONS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                throw new Unknown(rule.getName(), "`@" + name + "`");
            }
        }
        var group = rule.getAttribute(Rule.Attribute.RULEFLOW_GROUP);
        if (group != null && !group.equals(RuleSources.FACTS)) {
            throw new Unknown(rule.getName(), "the `ruleflow-group` `" + group + "`");
        }
        if (rule.getConsequences().size() > 1) {
            throw new Unknown(rule.getName(), "a second right-hand side");
        }
        for (var way : ways(rule.getView().getSubConditions(), rule)) {
            var chain = new ChainBuilder(rule, this).chain(way);
            (group == null ? others : facts).add(chain);
            if (group != null) {
                for (int at = 0; at < chain.steps().length; at++) {
                    if (chain.steps()[at].kind() == Kind.FACT) {
                        takers.get(chain.steps()[at].memory()).add(new Place(chain, at));
                    }
                }
            }
        }
    }

    private static boolean same(Object given, Object usual) {
        return given == null || given.equals(usual) || given instanceof Object[] none && none.length == 0;
    }

    /** The ways to meet conditions, of which some are alternatives: a rule fires for each, as in a session. */
    private static List<List<Condition>> ways(List<Condition> conditions, Rule rule) throws Unknown {
        List<List<Condition>> ways = List.of(List.of());
        for (var condition : conditions) {
            var more = new ArrayList<List<Condition>>();
            for (var way : ways) {
                for (var alternative : alternatives(condition, rule)) {
                    more.add(Stream.concat(way.stream(), alternative.stream()).toList());
                }
            }
            ways = more;
        }
        return ways;
    }

    private static List<List<Condition>> alternatives(Condition condition, Rule rule) throws Unknown {
        switch (condition.getType()) {
            case OR:
                var alternatives = new ArrayList<List<Condition>>();
                for (var one : condition.getSubConditions()) {
                    alternatives.addAll(ways(List.of(one), rule));
                }
                return alternatives;
            case AND:
                return ways(condition.getSubConditions(), rule);
            case CONSEQUENCE:
                if (condition instanceof NamedConsequenceImpl named && named.getName().equals("default")) {
                    return List.of(List.of());
                }
                throw new Unknown(rule.getName(), "a second right-hand side");
            default:
                return List.of(List.of(condition));
        }
    }
}
