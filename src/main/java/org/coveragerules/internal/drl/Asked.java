package org.coveragerules.internal.drl;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a rule asks for, told from its conditions.
 *
 * @param facts    what of the request it asks for, in the order of the text
 * @param bounds   the numbers that it compares observations or the age with, in the order of the text
 * @param ofPolicy what of the policy's own it asks for, in the order of the text, its right-hand side included
 */
public record Asked(List<Fact> facts, List<Bound> bounds, List<OfPolicy> ofPolicy) {

    public Asked {
        facts = List.copyOf(facts);
        bounds = List.copyOf(bounds);
        ofPolicy = List.copyOf(ofPolicy);
    }

    /** A sort of thing that a request may lack. */
    public enum Kind {
        OBSERVATION("observations"), AGE("member.birthDate"), SEX("member.sex"), DIAGNOSES("diagnoses"),
        PLACE_OF_SERVICE("placeOfService"), MODIFIERS("modifiers"), SERVICES("history.services"),
        TREATMENTS("clinical.treatments"), DOCUMENT("documents");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /** Where in a request it is looked for. */
        public String path() {
            return path;
        }
    }

    /** What a condition wants of what it asks for. */
    public enum Wanted {
        /** That it is so. */
        PRESENT,
        /** That it is not so: within {@code not}. */
        ABSENT,
        /** That it is so of each: within {@code forall}. */
        EACH,
        /** However many there are: within {@code accumulate} or {@code collect}. */
        COUNTED
    }

    /**
     * Something of the request.
     *
     * @param name   the observation's name or the document's type; else empty, and so where a variable says it
     * @param wanted what is wanted of it
     * @param span   where the rule asks for it
     */
    public record Fact(Kind kind, String name, Wanted wanted, Span span) {

        /** What to call it where it is missing: its name, or where it is looked for. */
        public String missing() {
            return name.isEmpty() ? kind.path() : name;
        }
    }

    /**
     * A number that an observation or the age is compared with.
     *
     * @param kind      observation or age
     * @param name      the observation's name; empty for the age
     * @param operator  {@code <}, {@code <=}, {@code >}, {@code >=}, {@code ==} or {@code !=}, as if the observation
     *                  stood on the left and nothing denied it
     * @param number    the number, where it is written in the rule
     * @param parameter the parameter's name, where {@code policy.number} or {@code policy.decimal} gives it
     * @param wanted    what is wanted of the comparison
     * @param span      where it stands
     */
    public record Bound(Kind kind, String name, String operator, Optional<BigDecimal> number,
            Optional<String> parameter, Wanted wanted, Span span) {

        /** Whether what is less does not meet it. */
        public boolean isLeast() {
            return operator.startsWith(">");
        }

        /** Whether what is more does not meet it. */
        public boolean isMost() {
            return operator.startsWith("<");
        }
    }

    /**
     * A parameter or a value set.
     *
     * @param valueSet whether it is a value set
     * @param name     its name
     * @param span     where the rule asks for it
     */
    public record OfPolicy(boolean valueSet, String name, Span span) {
    }

    /** What a rule asks for. */
    public static Asked of(DrlRule rule) {
        return new AskedReader().of(rule);
    }

    /** What of one kind it asks for. */
    public List<Fact> facts(Kind kind) {
        return facts.stream().filter(fact -> fact.kind() == kind).toList();
    }

    /** Names of the policy's parameters that it asks for. */
    public Set<String> parameters() {
        return named(false);
    }

    /** Names of the policy's value sets that it asks for. */
    public Set<String> valueSets() {
        return named(true);
    }

    private Set<String> named(boolean valueSets) {
        return ofPolicy.stream().filter(one -> one.valueSet() == valueSets).map(OfPolicy::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
