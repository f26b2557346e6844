package org.coveragerules.internal.engine;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.coveragerules.internal.facts.Coding;
import org.coveragerules.internal.facts.PolicyParameters;
import org.coveragerules.internal.facts.Reasons;
import org.coveragerules.internal.facts.RequestFacts;
import org.coveragerules.internal.facts.RuleText;
import org.coveragerules.internal.facts.ServiceLine;
import org.drools.model.functions.BlockN;

/**
 * The rules of a version as what they are: those of {@code facts.drl}, asked until they find nothing new, and then every
 * other rule once. Within either no answer depends on the order, so that it needs no agenda, and since no fact is ever
 * changed or taken back, no network and no session either.
 *
 * <p>Every fact is tested once by what patterns ask of it alone, however many rules do, and remembered where it passes;
 * a rule is then a chain of steps over what is remembered. Safe for use by several threads.
 */
final class Program {

    /** The fact that is tested by itself. */
    static final int OWN = 0;
    static final int REASONS = 1;
    static final int POLICY = 2;
    static final int CODING = 3;
    /** The first slot of a rule's own. */
    static final int FIRST = 4;

    /** Threads that find what another left; more make their own. */
    private static final int KEPT = 16;

    /** Something that a fact passes by itself, and what it has to pass after that. */
    static final class Gate {

        final Check check;
        Gate[] next = {};
        /** Where a fact that has come here is remembered; -1: nowhere. */
        int memory = -1;

        Gate(Check check) {
            this.check = check;
        }
    }

    /** What a step does. */
    enum Kind {
        /** Takes a remembered fact. */
        FACT,
        /** Takes something out of what was taken before. */
        FROM,
        /** Asks that there is none, or one. */
        NOT, EXISTS,
        /** Asks something of what was taken before. */
        TEST
    }

    /**
     * A step of a rule.
     *
     * @param slot   where what it takes is put
     * @param memory of a fact: where it is remembered
     * @param source of what is taken out: where from
     * @param type   of what is taken out: what else is passed over
     * @param checks what has to hold
     * @param within of what there is or is not: its own steps
     * @param join   of a fact: the first check, where it asks for one value to equal another; else null
     */
    record Step(Kind kind, int slot, int memory, Function<Object[], Object> source, Class<?> type, Check[] checks,
            Step[] within, JoinIndex.Join join) {

        Step(Kind kind, int slot, Function<Object[], Object> source, Class<?> type, Check[] checks, Step[] within) {
            this(kind, slot, 0, source, type, checks, within, null);
        }
    }

    /**
     * A rule, or one of the ways to meet it.
     *
     * @param needs    memories that have to hold something
     * @param given    what the right-hand side is given
     * @param inserts  whether it is given what it inserts by, before all else
     */
    record Chain(RuleText text, Step[] steps, int[] needs, Operand[] given, BlockN block, boolean inserts) {
    }

    /** A step of a chain that a new fact is asked again for. */
    record Place(Chain chain, int step) {
    }

    final PolicyParameters parameters;
    final Chain[] facts;
    final Chain[] others;
    final int slots;
    final int memories;
    final int joins;
    /** By memory those steps of the rules of {@code facts.drl} that take from it. */
    final Place[][] takers;
    /** By the class that an expression is compiled to the first rule that has it. */
    final Map<String, String> extractors;
    private final Map<Class<?>, Gate> kinds;
    /** Those of the classes seen so far. Replaced, never changed. */
    private volatile Map<Class<?>, Gate[]> gates = new IdentityHashMap<>();
    private final AtomicReferenceArray<Evaluation> idle = new AtomicReferenceArray<>(KEPT);

    Program(PolicyParameters parameters, List<Chain> facts, List<Chain> others, Map<Class<?>, Gate> kinds, int slots,
            int memories, int joins, Place[][] takers, Map<String, String> extractors) {
        this.parameters = parameters;
        this.facts = facts.toArray(Chain[]::new);
        this.others = others.toArray(Chain[]::new);
        this.kinds = kinds;
        this.slots = slots;
        this.memories = memories;
        this.joins = joins;
        this.takers = takers;
        this.extractors = Map.copyOf(extractors);
    }

    /** What a fact of a class has to pass; empty where no rule asks for it. */
    Gate[] gates(Class<?> type) {
        var known = gates.get(type);
        return known != null ? known : seen(type);
    }

    private synchronized Gate[] seen(Class<?> type) {
        var found = kinds.entrySet().stream()
                .filter(kind -> kind.getKey().isAssignableFrom(type)).map(Map.Entry::getValue)
                .toArray(Gate[]::new);
        var more = new IdentityHashMap<>(gates);
        more.put(type, found);
        gates = more;
        return found;
    }

    /**
     * Asks every rule about lines of a request.
     *
     * @param failed told of what a rule throws, and which it is
     */
    void ask(RequestFacts request, List<ServiceLine> lines, Coding coding, Reasons reasons, Failure failed) {
        int place = (int) Thread.currentThread().getId() & KEPT - 1;
        var kept = idle.getAndSet(place, null);
        var evaluation = kept == null ? new Evaluation(this) : kept;
        try {
            evaluation.judge(request, lines, coding, reasons);
        } catch (Throwable e) {
            // A rule runs any Java, and what that throws is no fault of whoever asks.
            throw failed.of(e, evaluation.rule(), evaluation.isUnderWay());
        } finally {
            evaluation.clear();
            idle.lazySet(place, evaluation);
        }
    }

    /** Makes the exception that tells of a rule that threw. */
    interface Failure {

        /**
         * @param rule       the rule that was asked last; null: none yet
         * @param isUnderWay whether its right-hand side was running
         */
        RuntimeException of(Throwable thrown, RuleText rule, boolean isUnderWay);
    }
}
