package org.coveragerules.internal.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.coveragerules.request.Request;

/** What rules are asked about: the request and its parts, found once for all policy versions that are asked. */
public final class RequestFacts {

    /** So many are held against each other one by one. */
    private static final int FEW = 16;

    private long tested;
    private final String id;
    private final List<Object> parts = new ArrayList<>();
    private final Map<ServiceLine, List<Judging>> judging;
    private final LineMap<List<Term>> terms = new LineMap<>();
    private final LineMap<List<LineExemption>> exemptions = new LineMap<>();

    /**
     * The facts of a request and its lines.
     *
     * @param judging for each line the versions of somebody's policies that judge it
     */
    public RequestFacts(Request request, List<ServiceLine> lines, Map<ServiceLine, List<Judging>> judging) {
        this.id = request.id();
        this.judging = judging;
        parts.add(request);
        parts.add(request.member());
        parts.add(request.plan());
        parts.add(request.provider());
        var clinical = request.clinical();
        if (clinical != null) {
            parts.add(clinical);
            add(clinical.documents());
            add(clinical.settingNeeds());
            add(clinical.treatments());
            if (clinical.assessment() != null) {
                parts.add(clinical.assessment());
            }
        }
        add(request.history().knownAuthorizations());
        add(request.history().requests());
        if (request.trial() != null) {
            parts.add(request.trial());
        }
        if (!request.plan().provisions().isEmpty() || !request.plan().mandates().isEmpty()) {
            for (var line : lines) {
                terms.put(line, Terms.of(line, request));
            }
        }
        if (!request.provider().exemptions().isEmpty()) {
            for (var line : lines) {
                exemptions.put(line, LineExemption.of(line, request.provider().exemptions()));
            }
        }
    }

    private static void handOver(List<?> some, Consumer<Object> facts) {
        if (some != null) {
            some.forEach(facts);
        }
    }

    /** One that a caller gave twice, the very same, is one fact. */
    private void add(List<?> more) {
        Set<Object> known = more.size() > FEW ? Collections.newSetFromMap(new IdentityHashMap<>()) : null;
        for (int at = 0; at < more.size(); at++) {
            if (known == null ? isFirst(more, at) : known.add(more.get(at))) {
                parts.add(more.get(at));
            }
        }
    }

    private static boolean isFirst(List<?> all, int at) {
        for (int before = 0; before < at; before++) {
            if (all.get(before) == all.get(at)) {
                return false;
            }
        }
        return true;
    }

    /** The request's id. */
    public String id() {
        return id;
    }

    /**
     * Hands over every fact for a version.
     *
     * @param lines the lines that the version judges
     * @param handed what the policies asked before said of lines
     * @param asked whether the version asks for facts of a class
     */
    public void forEach(List<ServiceLine> lines, List<HandedFact> handed, Predicate<Class<?>> asked,
            Consumer<Object> facts) {
        parts.forEach(facts);
        boolean evidence = asked.test(Observation.class) || asked.test(Diagnosis.class)
                || asked.test(PastService.class);
        for (var line : lines) {
            facts.accept(line);
            if (evidence) {
                line.evidence().facts(line).forEach(facts);
            }
            handOver(terms.get(line), facts);
            handOver(exemptions.get(line), facts);
            handOver(judging.get(line), facts);
        }
        for (var fact : handed) {
            if (lines.contains(fact.line())) {
                facts.accept(fact);
            }
        }
    }

    /** How many facts were tried against conditions so far, by all policies. */
    public long tested() {
        return tested;
    }

    /** Notes how many were by the end of a policy. */
    public void tested(long count) {
        tested = count;
    }
}
