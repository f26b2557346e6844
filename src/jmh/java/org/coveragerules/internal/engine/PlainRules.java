package org.coveragerules.internal.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.coveragerules.internal.facts.Coding;
import org.coveragerules.internal.facts.Finding;
import org.coveragerules.internal.facts.HandedFact;
import org.coveragerules.internal.facts.PolicyParameters;
import org.coveragerules.internal.facts.Reasons;
import org.coveragerules.internal.facts.RuleText;
import org.coveragerules.internal.facts.ServiceLine;
import org.coveragerules.internal.facts.Terms;
import org.coveragerules.request.Request;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.ClassObjectFilter;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/** The rules of one version in a container, compiled to the same kind of model as the library's. */
final class PlainRules {

    /** A right-hand side's statement that makes a finding; those that insert a mark already stand in an insert. */
    private static final Pattern FINDING = Pattern.compile(
            "(?m)^ +(reasons\\.(?:deny|pend|redirect|incompleteRecords|limit|benefitUsedUp|approve|exempt|setAside|"
                    + "note|followPrimary)[^;]*);");

    private final KieContainer container;
    private final PolicyParameters parameters;
    private final Map<String, RuleText> texts;

    PlainRules(RuleSources sources) {
        var services = KieServices.get();
        var release = RuleCompiler.releaseId(sources.policy());
        var files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        var folder = "src/main/resources/" + sources.javaPackage().replace('.', '/') + "/";
        sources.texts().keySet().forEach(file -> files.write(folder + file,
                FINDING.matcher(sources.forCompiler(file)).replaceAll("    insert( $1 );")));
        var builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().getMessages(Message.Level.ERROR).toString());
        }
        this.container = services.newKieContainer(release);
        this.parameters = new PolicyParameters(sources.policy().name(), sources.policy().parameters(),
                sources.policy().valueSets());
        var models = RuleCompiler.modelClasses((InternalKieModule) builder.getKieModule()).stream().map(this::model)
                .toList();
        this.texts = RuleTexts.of(models, sources.policy(), parameters);
    }

    private Model model(String name) {
        try {
            return (Model) Class.forName(name, true, container.getClassLoader()).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks every rule and returns the findings that the session holds in the end. */
    Collection<?> ask(Request request, List<ServiceLine> lines, Coding coding, Reasons reasons) {
        KieSession session = container.newKieSession();
        try {
            session.setGlobal("reasons", reasons);
            session.setGlobal("policy", parameters);
            session.setGlobal("coding", coding);
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void beforeMatchFired(BeforeMatchFiredEvent event) {
                    reasons.firing(texts.get(event.getMatch().getRule().getName()));
                }
            });
            insert(session, request, lines, reasons);
            session.getAgenda().getAgendaGroup(RuleSources.FACTS).setFocus();
            session.fireAllRules();
            return List.copyOf(session.getObjects(new ClassObjectFilter(Finding.class)));
        } finally {
            session.dispose();
        }
    }

    private static void insert(KieSession session, Request request, List<ServiceLine> lines, Reasons reasons) {
        session.insert(request);
        session.insert(request.member());
        session.insert(request.plan());
        session.insert(request.provider());
        for (var line : lines) {
            session.insert(line);
            Terms.of(line, request).forEach(session::insert);
        }
        var clinical = request.clinical();
        if (clinical != null) {
            session.insert(clinical);
            clinical.documents().forEach(session::insert);
            clinical.settingNeeds().forEach(session::insert);
            if (clinical.assessment() != null) {
                session.insert(clinical.assessment());
            }
        }
        request.history().knownAuthorizations().forEach(session::insert);
        request.history().requests().forEach(session::insert);
        if (request.trial() != null) {
            session.insert(request.trial());
        }
        for (HandedFact fact : List.copyOf(reasons.handed())) {
            if (lines.contains(fact.line())) {
                session.insert(fact);
            }
        }
    }
}
