package org.coveragerules.internal.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.Span;
import org.coveragerules.internal.judging.JudgingCode;
import org.coveragerules.internal.judging.JudgingText;
import org.coveragerules.internal.policy.PolicyVersion;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.io.ByteArrayResource;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** Compiles the rule files of one policy version into an executable model, or says everything that is wrong. */
final class RuleCompiler {

    /** Two modules of one release id would answer for each other; no two of one process ever have the same. */
    private static final AtomicLong MODULES = new AtomicLong();

    /**
     * Of which process. The names of compiled classes come from the release id, and a class of the jar of the same name
     * would be found in place of one that is compiled now.
     */
    private static volatile String origin = "opened-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + "-";

    /** Above the packages of the versions in the jar. */
    static final String BUNDLED_PACKAGE = "coveragerules";

    private final RuleSources sources;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, DrlFile> files = new TreeMap<>();

    private RuleCompiler(RuleSources sources) {
        this.sources = sources;
    }

    /**
     * Compiles a version.
     *
     * @throws RulesException naming every problem
     */
    static Compiled compile(RuleSources sources) {
        var language = Locale.getDefault();
        if (!"i".toUpperCase(language).equals("I")) {
            throw new RulesException(sources.policy().name(), "can't be compiled where Java's language is `"
                    + language.getLanguage() + "`: the compiler makes names by it, and does not make `I` of `i`. Start Java"
                    + " with `-Duser.language=en`, or call `Locale.setDefault(Locale.ROOT)` before rules are opened");
        }
        return EngineLoader.get(() -> new RuleCompiler(sources).compile());
    }

    static ReleaseId releaseId(PolicyVersion policy) {
        return KieServices.get().newReleaseId("org.coveragerules.rules", policy.id(),
                policy.version() + "-" + origin + MODULES.incrementAndGet());
    }

    /**
     * Above the packages of all versions. What is opened has another than what the jar has, whose types of the same name
     * would be taken for those that the opened rules declare.
     */
    static String rootPackage() {
        return origin.isEmpty() ? BUNDLED_PACKAGE : EngineLoader.OPENED + "." + BUNDLED_PACKAGE;
    }

    /** Names what is compiled as the jar has it, the same in each build. */
    static void forTheJar() {
        origin = "";
    }

    private Compiled compile() {
        if (sources.texts().isEmpty()) {
            throw new RulesException(sources.policy().name(), "has no rule file; put at least one `.drl` beside its"
                    + " `policy.yaml`");
        }
        sources.texts().forEach((name, text) -> files.put(name, DrlFile.read(sources.place(name), text)));
        files.values().forEach(file -> problems.addAll(file.problems()));
        problems.addAll(RuleTextChecks.problems(sources, files));
        problems.addAll(AskedWords.problems(sources, files.values()));
        problems.addAll(CriteriaCheck.problems(sources, files.values()));
        var beyond = sources.files().isJavaAllowed() ? new JudgingText.Found(List.of(), List.of())
                : JudgingText.in(files.values());
        problems.addAll(beyond.problems());
        if (problems.isEmpty()) {
            problems.addAll(RuleTextChecks.statementsWithoutRule(sources, files));
        }
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
        var module = build();
        if (!beyond.unread().isEmpty()) {
            throw new RulesException(beyond.unread());
        }
        var classes = classes(sources, module);
        if (!sources.files().isJavaAllowed()) {
            JudgingCode.in(classes).ifPresent(this::refuse);
        }
        return new Compiled(classes, modelClasses(module), SessionOnly.of(files)
                .map(told -> sources.name(told.file()) + ":" + told.line() + ": " + told.message()).orElse(null));
    }

    /** What was compiled does more than judge, though the text did not show it. */
    private void refuse(JudgingCode.Beyond beyond) {
        var message = beyond.what() + ", and rules can do nothing but judge; write what docs/rule-authoring.md"
                + " says that a rule sees, or open the rules as code by `allowJavaInRules`";
        files.values().stream().flatMap(file -> file.rules().stream()).filter(rule ->
                rule.text().contains(beyond.name())).forEach(rule -> problems.add(rule.problem(
                        rule.in().mentioned(rule.span(), "`" + beyond.name() + "`"), message)));
        if (problems.isEmpty()) {
            problems.add(new Problem(sources.policy().name(), 0, message));
        }
        throw new RulesException(problems);
    }

    private InternalKieModule build() {
        try {
            var built = build(sources);
            if (built.errors.isEmpty()) {
                return built.module;
            }
            locate(built.errors.get(0));
        } catch (RulesException e) {
            throw e;
        } catch (RuntimeException | ExceptionInInitializerError e) {
            // The compiler throws on some mistakes instead of reporting them.
            locate(thrown(e));
        }
        throw new RulesException(problems);
    }

    /** A module, or what the compiler has against it. */
    private record Built(InternalKieModule module, List<String> errors) {
    }

    private static Built build(RuleSources sources) {
        var services = KieServices.get();
        var files = services.newKieFileSystem();
        var release = releaseId(sources.policy());
        files.generateAndWritePomXML(release);
        var folder = "src/main/resources/" + sources.javaPackage().replace('.', '/') + "/";
        sources.texts().keySet().forEach(file -> files.write(folder + file, new ByteArrayResource(
                sources.forCompiler(file).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8.name())));
        try {
            var builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
            var errors = builder.getResults().getMessages(Message.Level.ERROR).stream().map(Message::getText)
                    .map(CompilerMessages::ofCompiler).filter(text -> !text.isEmpty()).toList();
            return new Built(errors.isEmpty() ? (InternalKieModule) builder.getKieModule() : null, errors);
        } finally {
            // The module lives on in its container; what stays in the repository stays for ever.
            services.getRepository().removeKieModule(release);
        }
    }

    /**
     * The compiler of the executable model tells neither file, line nor rule of most mistakes, and only the first: each
     * rule is compiled by itself to find those that fail, and once more without its right-hand side.
     */
    private void locate(String error) {
        files.forEach((name, file) -> {
            for (var rule : file.rules()) {
                failure(name, rule.text()).ifPresent(message -> {
                    var head = new Span(rule.span().start(), rule.whenSpan().end()).of(file.text());
                    boolean inThen = !rule.then().isBlank() && failure(name, head + "then\nend").isEmpty();
                    var part = inThen ? rule.thenSpan() : rule.whenSpan();
                    problems.add(file.problem(file.mentioned(part, message), "rule `" + rule.name() + "`: " + message
                            + "; mend " + (inThen ? "what follows `then`" : "the conditions after `when`")));
                });
            }
        });
        if (problems.isEmpty()) {
            problems.add(new Problem(sources.policy().name(), 0, "does not compile: " + error
                    + "; undo the last change and make it in smaller steps"));
        }
    }

    /** What the compiler has against one rule beside the facts that the version declares. */
    private Optional<String> failure(String file, String rule) {
        var alone = new TreeMap<String, String>();
        files.forEach((name, each) -> alone.put("declared-" + name, each.declarations()));
        alone.put(file, rule);
        try {
            return build(sources.with(alone)).errors.stream().findFirst();
        } catch (RuntimeException | ExceptionInInitializerError e) {
            return Optional.of(thrown(e));
        }
    }

    /** What the innermost of nested exceptions says. */
    private static String thrown(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return CompilerMessages.ofCompiler(String.valueOf(cause.getMessage()));
    }

    /**
     * The classes of a compiled module that belong to its rules, by path. The engine's own index class is left out: it
     * carries the release id of this build, and would be found again under the same id in another process.
     */
    private static SortedMap<String, byte[]> classes(RuleSources sources, InternalKieModule module) {
        var folder = sources.javaPackage().replace('.', '/') + "/";
        var classes = new TreeMap<String, byte[]>();
        module.getFileNames().stream().filter(name -> name.startsWith(folder) && name.endsWith(".class"))
                .forEach(name -> classes.put(name, module.getBytes(name)));
        return classes;
    }

    /** The classes of a compiled module that hold its rules, as the engine asks for them. */
    static List<String> modelClasses(InternalKieModule module) {
        var model = new String(module.getBytes(CanonicalKieModule.getModelFileWithGAV(module.getReleaseId())),
                StandardCharsets.UTF_8);
        return model.lines().filter(line -> !line.startsWith(CanonicalKieModule.MODEL_VERSION)).toList();
    }
}
