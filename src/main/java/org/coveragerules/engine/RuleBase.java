package org.coveragerules.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coveragerules.DeterminationException;
import org.coveragerules.RulesException;
import org.coveragerules.facts.Coding;
import org.coveragerules.facts.PolicyParameters;
import org.coveragerules.facts.Reasons;
import org.coveragerules.facts.RequestFacts;
import org.coveragerules.facts.RuleText;
import org.coveragerules.facts.ServiceLine;
import org.coveragerules.limit.Attempt;
import org.coveragerules.policy.Policy;
import org.coveragerules.text.Visible;
import org.drools.base.base.ClassObjectType;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.MemoryKieModule;
import org.drools.core.impl.InternalRuleBase;
import org.drools.model.functions.PredicateInformation;
import org.drools.modelcompiler.CanonicalKieModule;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieContainerSessionsPool;

/** The rules of one policy version, ready to be asked from any thread; several libraries may share one. */
final class RuleBase {

    /** Sessions kept for reuse; more are made while more threads ask at once. */
    private static final int POOLED_SESSIONS = Runtime.getRuntime().availableProcessors();

    /** Names of the classes that conditions and right-hand sides are compiled to. */
    private static final Pattern COMPILED = Pattern.compile("\\.Lambda[A-Z][a-z]+[0-9A-F]{32}");
    private static final String CONDITION = ".LambdaPredicate";

    private static final Pattern RULE_NAME = Pattern.compile("[Rr]ule[ \"\\[]+(?:name=)?\"?([^\"\\]]+)\"");

    private final Policy policy;
    /** Of the texts it was compiled from; null: it was compiled by the build. */
    private final String digest;
    /** Held here: a library on demand lets go of it. */
    private final Policy.Said said;
    private final PolicyParameters parameters;
    private final Map<Rule, RuleText> texts;
    private final CriteriaRules criteria;
    private final List<Class<?>> asked;
    /** Whether a rule asks for facts of a class, by class. */
    private final Map<Class<?>, Boolean> isAsked = new ConcurrentHashMap<>();
    private final KieContainer container;
    private final KieContainerSessionsPool sessions;
    private final AtomicInteger openSessions = new AtomicInteger();
    private final AtomicInteger owners = new AtomicInteger(1);

    private RuleBase(RuleSources sources, String digest, InternalKieModule module) {
        var services = KieServices.get();
        var repository = services.getRepository();
        this.policy = sources.policy();
        this.digest = digest;
        this.said = policy.said().get();
        this.parameters = new PolicyParameters(policy.name(), said.parameters(), said.valueSets());
        // A base whose rules never change keeps the facts of a session in one simple table.
        module.getKieModuleModel().getKieBaseModels().values()
                .forEach(base -> base.setMutability(KieBaseMutabilityOption.DISABLED));
        repository.addKieModule(module);
        try {
            this.container = services.newKieContainer(module.getReleaseId(), RuleBase.class.getClassLoader());
        } finally {
            // The module lives on in its container; what stays in the repository stays for ever.
            repository.removeKieModule(module.getReleaseId());
        }
        this.texts = RuleTexts.of(container.getKieBase(), policy, parameters);
        this.criteria = CriteriaRules.of(sources, said, parameters, texts.values());
        this.asked = asked(container.getKieBase());
        this.sessions = container.newKieSessionsPool(POOLED_SESSIONS);
    }

    /** Compiles the rule files of a version. */
    static RuleBase compiled(RuleSources sources) {
        var module = RuleCompiler.compile(sources);
        // What the compiler leaves holds its syntax trees and sources; of a fresh module only the classes are kept.
        var classes = new MemoryFileSystem();
        RuleCompiler.classes(sources, module).forEach(classes::write);
        try {
            return of(sources, sources.digest(), RuleCompiler.modelClasses(module), classes);
        } catch (ExceptionInInitializerError e) {
            throw new RulesException(sources.policy().name(), "compiles and does not load: " + e.getCause().getMessage()
                    + "; undo the last change and make it in smaller steps");
        }
    }

    /** Takes the classes that the build made of the bundled rule files. */
    static RuleBase prebuilt(RuleSources sources, List<String> modelClasses) {
        return of(sources, null, modelClasses, new MemoryFileSystem());
    }

    private static RuleBase of(RuleSources sources, String digest, List<String> modelClasses, MemoryFileSystem classes) {
        return EngineLoader.get(() -> {
            var module = KieServices.get().newKieModuleModel();
            module.newKieBaseModel("rules").setDefault(true).newKieSessionModel("session").setDefault(true);
            return new RuleBase(sources, digest, new CanonicalKieModule(
                    new MemoryKieModule(RuleCompiler.releaseId(sources.policy()), module, classes), modelClasses));
        });
    }

    /**
     * Whether it was compiled from the same rules, parameters, statements and criteria; on which days the version is in
     * force does not matter.
     */
    boolean isOf(RuleSources other) {
        return policy.name().equals(other.policy().name()) && other.digest().equals(digest)
                && said.equals(other.policy().said().get());
    }

    /** Gives it one more owner, each of which closes it once. */
    RuleBase shared() {
        owners.incrementAndGet();
        return this;
    }

    /**
     * Asks every rule about lines of a request.
     *
     * @throws DeterminationException where a rule throws
     */
    void ask(RequestFacts request, List<ServiceLine> lines, Coding coding, Reasons reasons) {
        EngineLoader.run(() -> fire(request, lines, coding, reasons));
    }

    private void fire(RequestFacts request, List<ServiceLine> lines, Coding coding, Reasons reasons) {
        var session = sessions.newKieSession();
        openSessions.incrementAndGet();
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
            criteria.judge(lines, reasons);
        } catch (Throwable e) {
            // A rule runs any Java, and what that throws is no fault of whoever asks.
            throw failure(request.id(), firing, e);
        } finally {
            // Also takes the globals and the listener away.
            session.dispose();
            openSessions.decrementAndGet();
        }
    }

    /** What is told of a request on which a rule takes too long; asked by another thread, while it does. */
    DeterminationException overrun(String requestId, Reasons reasons, Duration limit, Thread thread) {
        var trace = thread.getStackTrace();
        return new DeterminationException(requestId, policy.name(), running(trace, reasons), limit, trace);
    }

    /** The rule whose condition or right-hand side runs; between two the one that fired last; empty for none. */
    private String running(StackTraceElement[] trace, Reasons reasons) {
        var firing = reasons.firing();
        return ofCondition(trace).orElse(firing == null || !firing.policy().equals(policy.id()) ? "" : firing.rule());
    }

    /** The rule whose condition runs, which the class it is compiled to tells; of several that share it the first. */
    private Optional<String> ofCondition(StackTraceElement[] trace) {
        var name = Stream.of(trace).map(StackTraceElement::getClassName)
                .filter(each -> COMPILED.matcher(each).find()).findFirst();
        if (name.isEmpty() || !name.get().contains(CONDITION)) {
            return Optional.empty();
        }
        try {
            var type = Class.forName(name.get(), true, container.getClassLoader());
            var told = (PredicateInformation) type.getMethod("predicateInformation").invoke(type.getEnumConstants()[0]);
            return told.getRuleNameMap().values().stream().flatMap(Set::stream).filter(this::isRule).sorted()
                    .findFirst();
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    private boolean asksFor(Class<?> kind) {
        return isAsked.computeIfAbsent(kind, this::isAsked);
    }

    private boolean isAsked(Class<?> kind) {
        return asked.stream().anyMatch(each -> each.isAssignableFrom(kind));
    }

    /** The kinds of facts that some rule has a pattern of. */
    private static List<Class<?>> asked(KieBase rules) {
        return ((InternalRuleBase) rules).getRete().getObjectTypeNodes().stream()
                .<Class<?>>map(node -> ((ClassObjectType) node.getObjectType()).getClassType()).toList();
    }

    /** Sessions in use at this moment. */
    int openSessions() {
        return openSessions.get();
    }

    void close() {
        if (owners.decrementAndGet() == 0) {
            EngineLoader.run(() -> {
                sessions.shutdown();
                container.dispose();
            });
        }
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
            reasons.firing(texts.get(event.getMatch().getRule()));
            isUnderWay = true;
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            isUnderWay = false;
        }
    }

    private boolean isRule(String name) {
        return texts.values().stream().anyMatch(text -> text.rule().equals(name));
    }

    /**
     * Names the rule; nothing of what Drools or the rule says is kept, since it may quote the request.
     *
     * @throws OutOfMemoryError where it is one, which names the rule likewise
     */
    private DeterminationException failure(String requestId, Firing firing, Throwable thrown) {
        Throwable cause = thrown;
        String rule = null;
        boolean isMemory = false;
        for (Throwable next = thrown; next != null; next = next.getCause()) {
            cause = next;
            isMemory |= next instanceof OutOfMemoryError;
            var named = RULE_NAME.matcher(String.valueOf(next.getMessage()));
            if (rule == null && named.find() && isRule(named.group(1))) {
                rule = named.group(1);
            }
        }
        if (rule == null) {
            rule = firing.isUnderWay ? firing.reasons.firing().rule() : ofCondition(cause.getStackTrace()).orElse("");
        }
        if (isMemory) {
            // No other determination can be trusted to come to its end: whoever runs the process has to know.
            throw new OutOfMemoryError(Visible.of("while rule `" + rule + "` of `" + policy.name()
                    + "` judged request `" + requestId + "`"));
        }
        return new DeterminationException(requestId, policy.name(), rule, cause);
    }
}
