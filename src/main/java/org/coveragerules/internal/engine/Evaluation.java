package org.coveragerules.internal.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.coveragerules.internal.engine.Program.Chain;
import org.coveragerules.internal.engine.Program.Gate;
import org.coveragerules.internal.engine.Program.Step;
import org.coveragerules.internal.facts.Coding;
import org.coveragerules.internal.facts.Reasons;
import org.coveragerules.internal.facts.RequestFacts;
import org.coveragerules.internal.facts.RuleText;
import org.coveragerules.internal.facts.ServiceLine;
import org.coveragerules.internal.limit.Attempt;

/** One asking of a program, by one thread at a time, used again for the next one. */
// Long: what is called for each fact of each request, over arrays that all of it shares.
final class Evaluation extends FactInserter {

    private static final int NONE = -1;
    /** What is remembered for the next asking is no longer than this. */
    private static final int KEPT = 256;
    private static final int FEW = 32;

    private final Program program;
    private final Object[] slots;
    private final Object[][] memories;
    private final int[] counts;
    private final int[] entered;
    private int entries;
    private final JoinIndex[] joins;
    /** What right-hand sides are given, by how many values: each takes them out one by one, and keeps no array. */
    private final Object[][] arguments = new Object[5][];

    /** Facts that are inserted and not yet asked about. */
    private Object[] inserted = new Object[8];
    /** Every fact that is remembered, where there are too many to look through; else null. */
    private Set<Object> there;
    private int taken;
    private int waiting;

    /** How many more facts may be tried against conditions. */
    private long left;

    private Reasons reasons;
    private Attempt attempt;
    private Chain chain;
    private boolean isUnderWay;
    /** The step that takes the new fact alone, of those that could; none: there is no new fact. */
    private int newAt = NONE;
    private Object newFact;

    Evaluation(Program program) {
        this.program = program;
        this.slots = new Object[program.slots];
        this.memories = new Object[program.memories][];
        this.counts = new int[program.memories];
        this.entered = new int[program.memories];
        this.joins = new JoinIndex[program.joins];
    }

    /** The rule that was asked last; null: none yet. */
    RuleText rule() {
        return chain == null ? null : chain.text();
    }

    /** Whether its right-hand side runs. */
    boolean isUnderWay() {
        return isUnderWay;
    }

    void judge(RequestFacts request, List<ServiceLine> lines, Coding coding, Reasons given) throws Exception {
        reasons = given;
        left = Steps.MOST_TESTED - request.tested();
        attempt = Attempt.running();
        slots[Program.REASONS] = given;
        slots[Program.POLICY] = program.parameters;
        slots[Program.CODING] = coding;
        request.forEach(lines, given.handed(), this::isAsked, this::add);
        for (var each : program.facts) {
            ask(each);
        }
        while (taken < waiting) {
            askAgain(inserted[taken++]);
        }
        for (var each : program.others) {
            ask(each);
        }
        if (taken < waiting) {
            throw new IllegalStateException("inserts where every fact is there already");
        }
        request.tested(Steps.MOST_TESTED - left);
    }

    /** Lets go of what the request told. */
    void clear() {
        for (int memory = 0; memory < counts.length; memory++) {
            if (counts[memory] > 0) {
                memories[memory] = cleared(memories[memory], counts[memory]);
                counts[memory] = 0;
            }
        }
        inserted = cleared(inserted, waiting);
        Arrays.fill(slots, null);
        Arrays.fill(joins, null);
        for (var each : arguments) {
            if (each != null) {
                Arrays.fill(each, null);
            }
        }
        reasons = null;
        attempt = null;
        chain = null;
        isUnderWay = false;
        newAt = NONE;
        newFact = null;
        there = null;
        taken = 0;
        waiting = 0;
    }

    private static Object[] cleared(Object[] array, int count) {
        if (array.length > KEPT) {
            return new Object[FEW];
        }
        Arrays.fill(array, 0, count, null);
        return array;
    }

    private boolean isAsked(Class<?> type) {
        return program.gates(type).length > 0;
    }

    private void add(Object fact) {
        entries = 0;
        slots[Program.OWN] = fact;
        for (var gate : program.gates(fact.getClass())) {
            pass(gate, fact);
        }
    }

    private void pass(Gate gate, Object fact) {
        int memory = gate.memory;
        if (memory >= 0) {
            var held = memories[memory];
            int count = counts[memory]++;
            if (held == null || count == held.length) {
                memories[memory] = held = held == null ? new Object[4] : Arrays.copyOf(held, 2 * count);
            }
            held[count] = fact;
            entered[entries++] = memory;
        }
        for (var next : gate.next) {
            if (next.check.test(slots)) {
                pass(next, fact);
            }
        }
    }

    @Override
    public void insert(Object fact) {
        if (waiting == Steps.MOST_INSERTED) {
            throw Steps.Exceeded.inserted();
        }
        if (waiting == inserted.length) {
            inserted = Arrays.copyOf(inserted, 2 * waiting);
        }
        inserted[waiting++] = fact;
    }

    /** Asks the rules that a new fact may meet once more, each of their steps that may take it. */
    private void askAgain(Object fact) throws Exception {
        add(fact);
        if (entries > 0 && wasThere(fact)) {
            for (int at = 0; at < entries; at++) {
                memories[entered[at]][--counts[entered[at]]] = null;
            }
            return;
        }
        newFact = fact;
        for (int at = 0; at < entries; at++) {
            for (var place : program.takers[entered[at]]) {
                newAt = place.step();
                ask(place.chain());
            }
        }
        newAt = NONE;
        newFact = null;
    }

    /** Whether a fact that was remembered last had been before: what is the very same is remembered in the same places. */
    private boolean wasThere(Object fact) {
        var held = memories[entered[0]];
        int before = counts[entered[0]] - 1;
        if (there == null && before > KEPT) {
            there = Collections.newSetFromMap(new IdentityHashMap<>());
            for (int memory = 0; memory < counts.length; memory++) {
                for (int at = 0; at < counts[memory]; at++) {
                    if (memories[memory][at] != fact) {
                        there.add(memories[memory][at]);
                    }
                }
            }
            there.addAll(Arrays.asList(held).subList(0, before));
        }
        if (there != null) {
            return !there.add(fact);
        }
        for (int at = before - 1; at >= 0; at--) {
            if (held[at] == fact) {
                return true;
            }
        }
        return false;
    }

    private void ask(Chain asked) throws Exception {
        for (int memory : asked.needs()) {
            if (counts[memory] == 0) {
                return;
            }
        }
        chain = asked;
        reasons.asking(asked.text());
        match(asked.steps(), 0);
    }

    private void match(Step[] steps, int at) throws Exception {
        if (at == steps.length) {
            fire();
            return;
        }
        var step = steps[at];
        switch (step.kind()) {
            case FACT -> {
                if (at == newAt) {
                    take(newFact, steps, at);
                    return;
                }
                var held = memories[step.memory()];
                int count = counts[step.memory()];
                // What a step before takes as new is not taken by this one too: the two together were met once already.
                if (at < newAt && count > 0 && held[count - 1] == newFact) {
                    count--;
                }
                var joined = joined(step, held, count);
                if (joined == null) {
                    for (int each = 0; each < count; each++) {
                        take(held[each], steps, at);
                    }
                } else {
                    for (int each = 0; each < joined.size() && joined.get(each) < count; each++) {
                        take(held[joined.get(each)], steps, at);
                    }
                }
            }
            case FROM -> {
                for (var all = elements(step); all.hasNext();) {
                    var element = all.next();
                    if (step.type().isInstance(element)) {
                        take(element, steps, at);
                    }
                }
            }
            default -> {
                if (holds(step)) {
                    match(steps, at + 1);
                }
            }
        }
    }

    /** Where the facts are that a step can take, in their order; null: it may be any. */
    private JoinIndex.Places joined(Step step, Object[] held, int count) {
        if (step.join() == null || count <= JoinIndex.FEW) {
            return null;
        }
        var join = step.join();
        if (joins[join.id()] == null) {
            joins[join.id()] = new JoinIndex();
        }
        return joins[join.id()].of(held, count, join, slots);
    }

    private void take(Object fact, Step[] steps, int at) throws Exception {
        count();
        slots[steps[at].slot()] = fact;
        if (Check.all(steps[at].checks(), slots)) {
            match(steps, at + 1);
        }
    }

    private void count() {
        if (--left < 0) {
            throw Steps.Exceeded.tested();
        }
    }

    /** Whether a step holds that takes no fact: a group there is or is not, or a test. */
    private boolean holds(Step step) throws Exception {
        return switch (step.kind()) {
            case NOT -> !isThere(step.within(), 0);
            case EXISTS -> isThere(step.within(), 0);
            default -> Check.all(step.checks(), slots);
        };
    }

    /** Whether steps can be met from one on. */
    private boolean isThere(Step[] steps, int at) throws Exception {
        if (at == steps.length) {
            return true;
        }
        var step = steps[at];
        switch (step.kind()) {
            case FACT -> {
                var held = memories[step.memory()];
                int count = counts[step.memory()];
                var joined = joined(step, held, count);
                int candidates = joined == null ? count : joined.size();
                for (int each = 0; each < candidates; each++) {
                    count();
                    slots[step.slot()] = held[joined == null ? each : joined.get(each)];
                    if (Check.all(step.checks(), slots) && isThere(steps, at + 1)) {
                        return true;
                    }
                }
                return false;
            }
            case FROM -> {
                for (var all = elements(step); all.hasNext();) {
                    var element = all.next();
                    count();
                    if (step.type().isInstance(element)) {
                        slots[step.slot()] = element;
                        if (Check.all(step.checks(), slots) && isThere(steps, at + 1)) {
                            return true;
                        }
                    }
                }
                return false;
            }
            default -> {
                return holds(step) && isThere(steps, at + 1);
            }
        }
    }

    /** What a source gives, one by one: of a collection its elements, of anything else itself. */
    private Iterator<?> elements(Step step) {
        var source = step.source().apply(slots);
        if (source instanceof Iterable<?> several) {
            return several.iterator();
        }
        return source instanceof Object[] array ? Arrays.asList(array).iterator()
                : source instanceof Iterator<?> iterator ? iterator : Collections.singletonList(source).iterator();
    }

    private void fire() throws Exception {
        if (attempt != null) {
            attempt.checkGoesOn();
        }
        var fired = chain;
        reasons.firing(fired.text());
        isUnderWay = true;
        var given = fired.given();
        int first = fired.inserts() ? 1 : 0;
        var arguments = arguments(given.length + first);
        if (fired.inserts()) {
            arguments[0] = this;
        }
        for (int at = 0; at < given.length; at++) {
            arguments[at + first] = given[at].get(slots);
        }
        fired.block().execute(arguments);
        isUnderWay = false;
    }

    private Object[] arguments(int count) {
        if (count >= arguments.length) {
            return new Object[count];
        }
        if (arguments[count] == null) {
            arguments[count] = new Object[count];
        }
        return arguments[count];
    }
}
