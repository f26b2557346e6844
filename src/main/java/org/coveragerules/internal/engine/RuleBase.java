package org.coveragerules.internal.engine;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coveragerules.DeterminationException;
import org.coveragerules.RulesException;
import org.coveragerules.internal.facts.Coding;
import org.coveragerules.internal.facts.PolicyParameters;
import org.coveragerules.internal.facts.Reasons;
import org.coveragerules.internal.facts.RequestFacts;
import org.coveragerules.internal.facts.RuleText;
import org.coveragerules.internal.facts.ServiceLine;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.text.Visible;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.kie.builder.impl.MemoryKieModule;
import org.drools.model.Model;
import org.drools.model.functions.PredicateInformation;
import org.drools.modelcompiler.CanonicalKieModule;
import org.kie.api.KieServices;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieContainer;
import org.slf4j.LoggerFactory;

/** The rules of one policy version, ready to be asked from any thread; several libraries may share one. */
final class RuleBase {

    /** Names of the classes that conditions and right-hand sides are compiled to. */
    private static final Pattern COMPILED = Pattern.compile("\\.Lambda[A-Z][a-z]+[0-9A-F]{32}");
    private static final String CONDITION = ".LambdaPredicate";

    private static final Pattern RULE_NAME = Pattern.compile("[Rr]ule[ \"\\[]+(?:name=)?\"?([^\"\\]]+)\"");

    private final PolicyVersion policy;
    /** Of the texts it was compiled from; null: it was compiled by the build. */
    private final String digest;
    /** Held here: a library on demand lets go of it. */
    private final PolicyVersion.Said said;
    private final PolicyParameters parameters;
    private final Map<String, RuleText> texts;
    private final CriteriaRules criteria;
    /** Compiled, for a container; null: of rules that the build compiled. */
    private final MemoryFileSystem files;
    private final List<String> modelNames;
    /** Of the classes that the rules are compiled to. */
    private final ClassLoader classes;
    /** Of rules that the build compiled it is made when a session is first asked; null before. */
    private volatile KieContainer container;
    /** Null: only a session knows what the rules say. */
    private final Program program;
    /** What makes it so, and where; else null. */
    private final String bySession;
    /** Made when they are first asked; null before. */
    private volatile Sessions sessions;
    private final AtomicInteger owners = new AtomicInteger(1);

    private RuleBase(RuleSources sources, String digest, Compiled compiled, MemoryFileSystem files) {
        this.files = files;
        this.modelNames = compiled.models();
        this.policy = sources.policy();
        this.digest = digest;
        this.said = policy.said().get();
        this.parameters = new PolicyParameters(policy.name(), said.parameters(), said.valueSets());
        this.classes = digest == null ? RuleBase.class.getClassLoader() : container().getClassLoader();
        var models = models();
        this.texts = RuleTexts.of(models, policy, parameters);
        this.criteria = CriteriaRules.of(sources, said, parameters, texts.values());
        Program made = null;
        String reason = compiled.sessionOnly() == null ? null
                : sources.files().place(policy.id() + "/" + policy.version() + "/") + compiled.sessionOnly();
        if (reason == null) {
            try {
                made = ProgramBuilder.of(models, texts, parameters);
            } catch (ProgramBuilder.Unknown e) {
                reason = sources.placeOf(e.rule()) + "has " + e.construct();
            }
        }
        this.program = made;
        this.bySession = reason;
        if (reason != null) {
            LoggerFactory.getLogger(RuleBase.class).info("{} is judged in sessions of Drools, which takes several times as long: {}", policy.name(),
                    reason);
        }
    }

    private synchronized KieContainer container() {
        if (container != null) {
            return container;
        }
        var services = KieServices.get();
        var repository = services.getRepository();
        var model = services.newKieModuleModel();
        // A base whose rules never change keeps the facts of a session in one simple table.
        model.newKieBaseModel("rules").setDefault(true).setMutability(KieBaseMutabilityOption.DISABLED)
                .newKieSessionModel("session").setDefault(true);
        var module = new CanonicalKieModule(new MemoryKieModule(RuleCompiler.releaseId(policy), model,
                files == null ? new MemoryFileSystem() : files), modelNames);
        repository.addKieModule(module);
        try {
            container = services.newKieContainer(module.getReleaseId(), EngineLoader.OWN);
            return container;
        } finally {
            // The module lives on in its container; what stays in the repository stays for ever.
            repository.removeKieModule(module.getReleaseId());
        }
    }

    private List<Model> models() {
        try {
            var models = new ArrayList<Model>();
            for (var name : modelNames) {
                models.add((Model) Class.forName(name, true, classes).getConstructor().newInstance());
            }
            return models;
        } catch (InvocationTargetException e) {
            throw new ExceptionInInitializerError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiled rules of `" + policy.name() + "` are not whole", e);
        }
    }

    /** Takes what the rule files of a version were compiled to. */
    static RuleBase of(RuleSources sources, Compiled compiled) {
        // What the compiler leaves holds its syntax trees and sources; of a fresh module only the classes are kept.
        var classes = new MemoryFileSystem();
        compiled.classes().forEach(classes::write);
        try {
            return of(sources, sources.digest(), compiled, classes);
        } catch (ExceptionInInitializerError e) {
            throw new RulesException(sources.policy().name(), "compiles and does not load: " + e.getCause().getMessage()
                    + "; undo the last change and make it in smaller steps");
        }
    }

    /** Takes the classes that the build made of the bundled rule files. */
    static RuleBase prebuilt(RuleSources sources, Compiled compiled) {
        return of(sources, null, compiled, null);
    }

    private static RuleBase of(RuleSources sources, String digest, Compiled compiled, MemoryFileSystem classes) {
        return EngineLoader.get(() -> new RuleBase(sources, digest, compiled, classes));
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
        if (program == null) {
            askSession(request, lines, coding, reasons);
            return;
        }
        program.ask(request, lines, coding, reasons, failure(request));
        judgeCriteria(request, lines, reasons);
    }

    /** Asks likewise by a session, whatever the rules say. */
    void askSession(RequestFacts request, List<ServiceLine> lines, Coding coding, Reasons reasons) {
        EngineLoader.run(() -> sessions().ask(request, lines, coding, reasons, failure(request)));
        judgeCriteria(request, lines, reasons);
    }

    private void judgeCriteria(RequestFacts request, List<ServiceLine> lines, Reasons reasons) {
        try {
            criteria.judge(lines, reasons);
        } catch (RuntimeException | Error e) {
            throw failure(request.id(), e, null, false);
        }
    }

    private Program.Failure failure(RequestFacts request) {
        return (thrown, rule, isUnderWay) -> failure(request.id(), thrown, rule, isUnderWay);
    }

    /** What makes its rules be judged by a session alone, and where; empty where they are not. */
    Optional<String> bySession() {
        return Optional.ofNullable(bySession);
    }

    private Sessions sessions() {
        var made = sessions;
        if (made == null) {
            synchronized (this) {
                made = sessions;
                if (made == null) {
                    sessions = made = new Sessions(container(), parameters, texts);
                }
            }
        }
        return made;
    }

    /** What is told of a request on which a rule takes too long; asked by another thread, while it does. */
    DeterminationException overrun(String requestId, Reasons reasons, Duration limit, Thread thread) {
        var trace = thread.getStackTrace();
        return new DeterminationException(requestId, policy.name(), running(trace, reasons), limit, trace);
    }

    /** The rule whose condition or right-hand side runs; of a session between two the one that fired last; empty for none. */
    private String running(StackTraceElement[] trace, Reasons reasons) {
        var last = program == null ? reasons.firing() : reasons.asked();
        return ofCondition(trace).orElse(last == null || !last.policy().equals(policy.id()) ? "" : last.rule());
    }

    /** The rule whose condition runs, which the class it is compiled to tells; of several that share it the first. */
    private Optional<String> ofCondition(StackTraceElement[] trace) {
        var name = Stream.of(trace).map(StackTraceElement::getClassName)
                .filter(each -> COMPILED.matcher(each).find()).findFirst();
        if (name.isEmpty() || !name.get().contains(CONDITION)) {
            return program == null ? Optional.empty() : name.map(program.extractors::get);
        }
        try {
            var type = Class.forName(name.get(), true, classes);
            var told = (PredicateInformation) type.getMethod("predicateInformation").invoke(type.getEnumConstants()[0]);
            return told.getRuleNameMap().values().stream().flatMap(Set::stream).filter(this::isRule).sorted()
                    .findFirst();
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Sessions in use at this moment. */
    int openSessions() {
        var made = sessions;
        return made == null ? 0 : made.open();
    }

    void close() {
        if (owners.decrementAndGet() == 0) {
            EngineLoader.run(() -> {
                if (sessions != null) {
                    sessions.close();
                }
                if (container != null) {
                    container.dispose();
                }
            });
        }
    }

    private boolean isRule(String name) {
        return texts.containsKey(name);
    }

    /**
     * Names the rule; nothing of what Drools or the rule says is kept, since it may quote the request.
     *
     * @throws OutOfMemoryError where it is one, which names the rule likewise
     */
    private DeterminationException failure(String requestId, Throwable thrown, RuleText asked, boolean isUnderWay) {
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
            rule = isUnderWay ? asked.rule()
                    : ofCondition(cause.getStackTrace()).orElse(asked == null ? "" : asked.rule());
        }
        if (cause instanceof Steps.Exceeded) {
            return new DeterminationException(requestId, policy.name(), rule, cause.getMessage());
        }
        if (isMemory) {
            // No other determination can be trusted to come to its end: whoever runs the process has to know.
            throw new OutOfMemoryError(Visible.of("while rule `" + rule + "` of `" + policy.name()
                    + "` judged request `" + requestId + "`"));
        }
        return new DeterminationException(requestId, policy.name(), rule, cause);
    }
}
