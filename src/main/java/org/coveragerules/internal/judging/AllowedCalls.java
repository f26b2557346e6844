package org.coveragerules.internal.judging;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coveragerules.Population;
import org.coveragerules.internal.facts.BusinessDays;
import org.coveragerules.internal.facts.Coding;
import org.coveragerules.internal.facts.FactTypes;
import org.coveragerules.internal.facts.Finding;
import org.coveragerules.internal.facts.HandedFact;
import org.coveragerules.internal.facts.PolicyParameters;
import org.coveragerules.internal.facts.Reasons;
import org.coveragerules.internal.facts.ServiceLine;
import org.coveragerules.internal.policy.CodeSet;

/**
 * What rules may call and read: of the JDK what neither takes long nor touches the world nor depends on the machine, of
 * the project the facts, and what rules say and ask through {@code reasons}, {@code policy} and {@code coding}.
 */
final class AllowedCalls {

    /** Methods of the JDK by class. Nothing here repeats, formats, matches patterns, asks a clock or a locale. */
    private static final Map<Class<?>, Set<String>> JDK = jdk();

    /** Constants of the JDK by class; every constant of an enum below is one too. */
    private static final Map<Class<?>, Set<String>> JDK_FIELDS = Map.of(java.time.LocalDate.class,
            Set.of("MIN", "MAX"), java.time.DayOfWeek.class, Set.of(), java.time.Month.class, Set.of(),
            java.time.temporal.ChronoUnit.class, Set.of());

    /** What a record or an enum has that says how it looks inside. */
    private static final Set<String> OF_EVERY_OBJECT = Set.of("toString", "hashCode", "equals", "getClass");

    /** By class, by its simple name. */
    private static final Map<String, Class<?>> CLASSES = new TreeMap<>();
    /** By class, as bytecode names it, its methods that may be called, with their descriptors where they matter. */
    private static final Map<String, Set<String>> METHODS = new HashMap<>();
    private static final Map<String, Set<String>> FIELDS = new HashMap<>();

    static {
        JDK.forEach(AllowedCalls::allow);
        JDK_FIELDS.forEach((type, fields) -> {
            CLASSES.put(type.getSimpleName(), type);
            FIELDS.put(internal(type), type.isEnum() ? constantsOf(type) : fields);
        });
        reach();
        saying(Reasons.class);
        saying(Finding.class);
        allow(Coding.class, declared(Coding.class));
        allow(PolicyParameters.class, Set.of("number", "decimal", "text", "list", "codes"));
        allow(BusinessDays.class, Set.of("after"));
    }

    private static final Set<String> NAMES = METHODS.values().stream().flatMap(Set::stream)
            .map(name -> name.replaceFirst("\\(.*", "")).collect(Collectors.toSet());

    private AllowedCalls() {
    }

    private static Map<Class<?>, Set<String>> jdk() {
        Map<Class<?>, Set<String>> jdk = new HashMap<>();
        jdk.put(String.class, Set.of("equals", "equalsIgnoreCase", "length", "isEmpty", "isBlank", "startsWith",
                "endsWith", "contains", "indexOf", "charAt", "substring", "strip", "trim", "compareTo", "valueOf",
                "hashCode"));
        for (var number : List.of(Integer.class, Long.class, Double.class, Number.class)) {
            jdk.put(number, Set.of("valueOf", "intValue", "longValue", "doubleValue", "compareTo", "equals", "compare",
                    "signum", "isNaN"));
        }
        jdk.put(Boolean.class, Set.of("valueOf", "booleanValue", "equals"));
        jdk.put(Character.class, Set.of("valueOf", "charValue", "isDigit", "isLetter"));
        jdk.put(java.math.BigDecimal.class, Set.of("valueOf", "compareTo", "equals", "signum", "doubleValue"));
        jdk.put(Math.class, Set.of("max", "min", "abs", "addExact", "subtractExact", "multiplyExact", "floor", "ceil"));
        jdk.put(java.time.LocalDate.class, Set.of("of", "parse", "plusDays", "plusWeeks", "plusMonths", "plusYears",
                "minusDays", "minusWeeks", "minusMonths", "minusYears", "withDayOfMonth", "withDayOfYear", "withMonth",
                "withYear", "isBefore", "isAfter", "isEqual", "equals", "compareTo", "getYear", "getMonthValue",
                "getMonth", "getDayOfMonth", "getDayOfYear", "getDayOfWeek", "lengthOfMonth", "lengthOfYear",
                "isLeapYear", "toEpochDay", "until"));
        jdk.put(java.time.Period.class, Set.of("between", "of", "ofDays", "ofMonths", "ofYears", "getYears",
                "getMonths", "getDays", "toTotalMonths", "isNegative", "isZero"));
        jdk.put(java.time.temporal.ChronoUnit.class, Set.of("between"));
        jdk.put(java.time.DayOfWeek.class, Set.of("getValue", "equals", "compareTo"));
        jdk.put(java.time.Month.class, Set.of("getValue", "equals", "compareTo"));
        for (var collection : List.of(java.util.Collection.class, java.util.List.class, java.util.Set.class,
                java.util.Map.class)) {
            jdk.put(collection, Set.of("of", "contains", "containsAll", "isEmpty", "size", "get", "indexOf",
                    "containsKey", "getOrDefault", "equals"));
        }
        jdk.put(java.util.Optional.class, Set.of("isPresent", "isEmpty", "get", "orElse"));
        jdk.put(java.util.Objects.class, Set.of("equals", "isNull", "nonNull"));
        return Collections.unmodifiableMap(jdk);
    }

    private static void allow(Class<?> type, Set<String> methods) {
        CLASSES.put(type.getSimpleName(), type);
        METHODS.merge(internal(type), methods, (one, other) -> Stream.concat(one.stream(), other.stream())
                .collect(Collectors.toSet()));
    }

    /** The facts, and the types that their fields are of. */
    private static void reach() {
        var next = new ArrayDeque<Class<?>>(FactTypes.ALL);
        next.addAll(List.of(Population.class, CodeSet.class));
        while (!next.isEmpty()) {
            var type = next.poll();
            if (!isOwn(type) || METHODS.containsKey(internal(type))) {
                continue;
            }
            if (type.isEnum()) {
                allow(type, Set.of("name", "equals", "compareTo"));
                FIELDS.put(internal(type), constantsOf(type));
                continue;
            }
            allow(type, declared(type));
            for (var method : type.getDeclaredMethods()) {
                if (isDeclared(method)) {
                    told(method.getGenericReturnType()).forEach(next::add);
                }
            }
        }
    }

    private static Set<String> constantsOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(each -> ((Enum<?>) each).name()).collect(Collectors.toSet());
    }

    /** What rules find and hand to others: of methods that only rules can call, since of what the library hands them. */
    private static void saying(Class<?> type) {
        allow(type, Arrays.stream(type.getDeclaredMethods()).filter(AllowedCalls::isDeclared)
                .filter(method -> isSaid(method.getReturnType())
                        && Stream.of(method.getParameterTypes()).allMatch(AllowedCalls::isGiven))
                .map(method -> method.getName() + org.objectweb.asm.Type.getMethodDescriptor(method))
                .collect(Collectors.toSet()));
    }

    private static boolean isSaid(Class<?> type) {
        return type == void.class || type == Finding.class || HandedFact.class.isAssignableFrom(type);
    }

    private static boolean isGiven(Class<?> type) {
        return !isOwn(type) || type == ServiceLine.class || type == Population.class;
    }

    private static Set<String> declared(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(AllowedCalls::isDeclared).map(Method::getName)
                .collect(Collectors.toSet());
    }

    private static boolean isDeclared(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic() && !OF_EVERY_OBJECT.contains(method.getName());
    }

    private static Set<Class<?>> told(Type type) {
        var told = new HashSet<Class<?>>();
        if (type instanceof Class<?> plain) {
            told.add(plain);
        } else if (type instanceof ParameterizedType of) {
            told.addAll(told(of.getRawType()));
            Arrays.stream(of.getActualTypeArguments()).map(AllowedCalls::told).forEach(told::addAll);
        }
        return told;
    }

    private static boolean isOwn(Class<?> type) {
        return type.getName().startsWith("org.coveragerules.");
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    /** Whether bytecode may call a method of a class, as it names them. */
    static boolean isCallable(String owner, String name, String descriptor) {
        var known = METHODS.getOrDefault(owner, Set.of());
        return known.contains(name) || known.contains(name + descriptor);
    }

    /** Whether bytecode may read a field of a class. */
    static boolean isReadable(String owner, String name) {
        return FIELDS.getOrDefault(owner, Set.of()).contains(name);
    }

    /** Whether bytecode may name a class. */
    static boolean isClass(String name) {
        return METHODS.containsKey(name) || FIELDS.containsKey(name) || name.equals("java/lang/Object");
    }

    /** What rules may write by its simple name before a dot, or as the type of a pattern. */
    static Map<String, Class<?>> classes() {
        return Collections.unmodifiableMap(CLASSES);
    }

    /** Whether rules may call a class's method of a name. */
    static boolean isNamed(Class<?> type, String name) {
        return METHODS.getOrDefault(internal(type), Set.of()).contains(name);
    }

    /** Whether a fact has a property; one of a type that is not known may have any. */
    static boolean hasProperty(String fact, String name) {
        var type = CLASSES.get(fact);
        var stem = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return type == null || isNamed(type, name) || isNamed(type, "get" + stem) || isNamed(type, "is" + stem);
    }

    /** Every name of a constant that rules may read. */
    static Set<String> constants() {
        return FIELDS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Every name of a method that rules may call on anything. */
    static Set<String> methodNames() {
        return NAMES;
    }
}
