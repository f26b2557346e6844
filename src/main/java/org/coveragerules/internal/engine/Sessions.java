package org.coveragerules.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.coveragerules.internal.facts.Coding;
import org.coveragerules.internal.facts.PolicyParameters;
import org.coveragerules.internal.facts.Reasons;
import org.coveragerules.internal.facts.RequestFacts;
import org.coveragerules.internal.facts.RuleText;
import org.coveragerules.internal.facts.ServiceLine;
import org.coveragerules.internal.limit.Attempt;
import org.drools.base.base.ClassObjectType;
import org.drools.core.impl.InternalRuleBase;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieContainerSessionsPool;

/**
 * The rules of a version in sessions of Drools: for what a {@link Program} does not know, and what a program is held
 * against. Safe for use by several threads.
 */
final class Sessions {

    /** Sessions kept for reuse; more are made while more threads ask at once. */
    private static final int POOLED = Runtime.getRuntime().availableProcessors();

    private final PolicyParameters parameters;
    private final Map<String, RuleText> texts;
    private final List<Class<?>> asked;
    /** Whether a rule asks for facts of a class, by class. */
    private final Map<Class<?>, Boolean> isAsked = new ConcurrentHashMap<>();
    private final KieContainerSessionsPool pool;
    private final AtomicInteger open = new AtomicInteger();

    Sessions(KieContainer container, PolicyParameters parameters, Map<String, RuleText> texts) {
        this.parameters = parameters;
        this.texts = texts;
        this.asked = asked(container.getKieBase());
        this.pool = container.newKieSessionsPool(POOLED);
    }

    /** Asks every rule about lines of a request. */
    void ask(RequestFacts request, List<ServiceLine> lines, Coding coding, Reasons reasons, Program.Failure failed) {
        var session = pool.newKieSession();
        open.incrementAndGet();
        var firing = new Firing(reasons);
        try {
            session.setGlobal("reasons", reasons);
            session.setGlobal("policy", parameters);
            session.setGlobal("coding", coding);
            session.addEventListener(firing);
            request.forEach(lines, reasons.handed(), this::asksFor, fact -> {
                // What no rule asks for would only cost time.
                if (asksFor(fact.getClass())) {
                    session.insert(fact);
                }
            });
            var facts = session.getAgenda().getAgendaGroup(RuleSources.FACTS);
            // Of a version that derives none there is no such group.
            if (facts != null) {
                facts.setFocus();
            }
            session.fireAllRules();
        } catch (Throwable e) {
            // A rule runs any Java, and what that throws is no fault of whoever asks.
            throw failed.of(e, firing.isUnderWay ? reasons.firing() : null, firing.isUnderWay);
        } finally {
            // Also takes the globals and the listener away.
            session.dispose();
            open.decrementAndGet();
        }
    }

    /** Sessions in use at this moment. */
    int open() {
        return open.get();
    }

    void close() {
        pool.shutdown();
    }

    private boolean asksFor(Class<?> kind) {
        return isAsked.computeIfAbsent(kind, none -> asked.stream().anyMatch(each -> each.isAssignableFrom(kind)));
    }

    /** The kinds of facts that some rule has a pattern of. */
    private static List<Class<?>> asked(KieBase rules) {
        return ((InternalRuleBase) rules).getRete().getObjectTypeNodes().stream()
                .<Class<?>>map(node -> ((ClassObjectType) node.getObjectType()).getClassType()).toList();
    }

    /** Tells the collector whose right-hand side runs next. */
    private final class Firing extends DefaultAgendaEventListener {

        private final Reasons reasons;
        /** Null: nobody gives it up. */
        private final Attempt attempt = Attempt.running();
        private boolean isUnderWay;

        Firing(Reasons reasons) {
            this.reasons = reasons;
        }

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            if (attempt != null) {
                attempt.checkGoesOn();
            }
            if (event.getKieRuntime().getFactCount() > Steps.MOST_INSERTED) {
                throw Steps.Exceeded.inserted();
            }
            reasons.firing(texts.get(event.getMatch().getRule().getName()));
            isUnderWay = true;
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            isUnderWay = false;
        }
    }
}
