package org.coveragerules.internal.judging;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the engine's compiler writes around what authors write: the model of the rules, and classes for each expression. */
final class Scaffold {

    /** The classes that hold the model; what authors write stands in classes of their own beside them. */
    private static final Pattern MODEL = Pattern.compile(".*/(?:Rules|DomainClassesMetadata)[0-9A-F]{32}.*");

    /** Whatever the class's own methods are called, these may stand in every class. */
    private static final Map<String, Set<String>> EVERYWHERE = Map.of(
            "java/lang/Object", Set.of("<init>"),
            "java/lang/Enum", Set.of("<init>", "valueOf"),
            "org/drools/model/Drools", Set.of("insert"),
            "org/drools/model/functions/PredicateInformation", Set.of("<init>", "addRuleNames",
                    "setMoreThanMaxRuleDefs"),
            "java/util/regex/Pattern", Set.of("matcher"),
            "java/util/regex/Matcher", Set.of("matches"),
            "org/drools/modelcompiler/dsl/pattern/D", Set.of("eval"));

    private static final Set<String> EVALUATION = Set.of("areNullSafeEquals", "areNumbersNullSafeEquals", "equals",
            "notEquals", "greaterThan", "lessThan", "greaterOrEqual", "lessOrEqual", "greaterThanNumbers",
            "lessThanNumbers", "greaterOrEqualNumbers", "lessOrEqualNumbers", "toBigDecimal", "string2Int");

    private static final Map<String, Set<String>> IN_THE_MODEL = Map.ofEntries(
            Map.entry("org/drools/modelcompiler/dsl/pattern/D", Set.of("accFunction", "accumulate", "alphaIndexedBy",
                    "and", "betaIndexedBy", "declarationOf", "execute", "exists", "expr", "forall", "from", "globalOf",
                    "not", "on", "or", "pattern", "reactOn", "rule", "typeMetaData", "any")),
            Map.entry("org/drools/model/PatternDSL$PatternDef", Set.of("bind", "expr", "passive", "and", "or",
                    "endAnd", "endOr")),
            Map.entry("org/drools/model/DomainClassMetadata", Set.of("getPropertyIndex")),
            Map.entry("org/drools/model/impl/RuleBuilder", Set.of("attribute", "build", "metadata")),
            Map.entry("org/drools/model/functions/accumulate/AccumulateFunction", Set.of("as")),
            Map.entry("org/drools/util/DateUtils", Set.of("getDateFormatMask")),
            Map.entry("java/lang/String", Set.of("hashCode")),
            Map.entry("java/lang/RuntimeException", Set.of("<init>")),
            Map.entry("java/time/format/DateTimeFormatter", Set.of()),
            Map.entry("java/time/format/DateTimeFormatterBuilder", Set.of("<init>", "appendPattern",
                    "parseCaseInsensitive", "toFormatter")),
            Map.entry("java/util/Locale", Set.of()),
            Map.entry("java/util/function/Supplier", Set.of()),
            Map.entry("java/util/ArrayList", Set.of("<init>")),
            Map.entry("java/util/Arrays", Set.of("asList")),
            Map.entry("java/util/Collections", Set.of("emptyList")),
            Map.entry("java/util/List", Set.of("add")));

    /** What an accumulate may count by; each is the engine's own and holds no more than what it counts. */
    static final Map<String, String> COUNTING = Map.of("count", "CountAccumulateFunction", "sum",
            "SumAccumulateFunction", "min", "MinAccumulateFunction", "max", "MaxAccumulateFunction", "average",
            "AverageAccumulateFunction", "collectList", "CollectListAccumulateFunction", "collectSet",
            "CollectSetAccumulateFunction");

    private static final Pattern FUNCTIONAL = Pattern.compile(
            "org/drools/model/functions/(?:Block|Function|Predicate)(?:\\d+|N)");
    private static final Pattern CONSEQUENCE = Pattern.compile("org/drools/model/consequences/ConsequenceBuilder\\$_.*");
    private static final Pattern COUNTER = Pattern.compile(
            "org/drools/core/base/accumulators/(?:" + String.join("|", COUNTING.values())
                    + "|(?:Integer|Long|Numeric)(?:Sum|Min|Max)AccumulateFunction)");
    private static final Set<String> OPERATORS = Set.of("ContainsOperator", "ExcludesOperator", "InOperator",
            "MemberOfOperator");

    private Scaffold() {
    }

    static boolean isModel(String type) {
        return MODEL.matcher(type).matches();
    }

    static boolean isCallable(String within, String owner, String name) {
        return EVERYWHERE.getOrDefault(owner, Set.of()).contains(name)
                || owner.equals("org/drools/modelcompiler/util/EvaluationUtil") && EVALUATION.contains(name)
                || FUNCTIONAL.matcher(owner).matches()
                || isModel(within) && (IN_THE_MODEL.getOrDefault(owner, Set.of()).contains(name)
                        || CONSEQUENCE.matcher(owner).matches() && name.equals("execute"));
    }

    static boolean isReadable(String owner, String name) {
        var simple = owner.substring(owner.lastIndexOf('/') + 1);
        return owner.startsWith("org/drools/model/operators/") && OPERATORS.contains(simple)
                || owner.equals("org/drools/model/Index$ConstraintType")
                || owner.equals("org/drools/model/Rule$Attribute") && name.equals("RULEFLOW_GROUP")
                || owner.startsWith("java/lang/") && name.equals("TYPE")
                || owner.equals("java/util/Locale") && name.equals("ENGLISH");
    }

    static boolean isCounter(String type) {
        return COUNTER.matcher(type).matches();
    }

    static boolean isClass(String within, String type) {
        return type.equals("java/util/regex/Pattern") || FUNCTIONAL.matcher(type).matches() || isCounter(type)
                || type.equals("org/drools/model/Drools")
                || isModel(within) && (IN_THE_MODEL.containsKey(type) || EVERYWHERE.containsKey(type)
                        || type.startsWith("org/drools/model/") && !type.contains("/impl/"))
                || type.equals("org/drools/model/functions/PredicateInformation");
    }

    /** What a compiled class may be. */
    static boolean isAncestor(String type) {
        return Set.of("java/lang/Object", "java/lang/Enum", "java/io/Serializable",
                "org/drools/base/factmodel/AccessibleFact", "org/drools/base/factmodel/GeneratedFact",
                "org/drools/model/DomainClassMetadata", "org/drools/model/Model",
                "org/drools/model/functions/HashedExpression").contains(type) || FUNCTIONAL.matcher(type).matches();
    }
}
