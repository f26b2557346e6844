package org.coveragerules.internal.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.drl.Expression;
import org.coveragerules.internal.drl.Expression.Call;
import org.coveragerules.internal.drl.Expression.Literal;
import org.coveragerules.internal.drl.Span;
import org.coveragerules.internal.facts.Template;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.yaml.Nearest;
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

    /** What keeps something from the one who asks. */
    private static final Set<String> ADVERSE = Set.of("deny", "pend", "pendUnlessDecided", "redirect",
            "incompleteRecords", "limitVisits", "limitUnits", "limitLevels", "limitAtWorst", "benefitUsedUp");
    /** What finds something that has to be said. */
    private static final Set<String> FINDING = Set.of("approve", "met", "exempt", "setAside", "note",
            "noteWhereApproved",
            "visitReview", "disclaimer");

    /** The engine takes minutes for one that is longer, if its stack is large enough. */
    private static final int LONGEST = 60_000;

    private static final Pattern STEP = Pattern.compile("\\d{1,9}");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w*)}");

    /** Places that every finding fills. */
    private static final Set<String> FILLED = Set.of("code", "visits", "age", "missing");
    /** Places that the bound of a criterion fills. */
    private static final Set<String> BOUNDS = Set.of("least", "most");

    private final RuleSources sources;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final RuleNames known;
    private final Map<String, DrlFile> files = new TreeMap<>();
    private final Set<String> carried = new HashSet<>();

    private RuleCompiler(RuleSources sources) {
        this.sources = sources;
        this.known = new RuleNames(sources.words());
    }

    /**
     * Compiles a version.
     *
     * @throws RulesException naming every problem
     */
    static Compiled compile(RuleSources sources) {
        return EngineLoader.get(() -> new RuleCompiler(sources).compile());
    }

    static ReleaseId releaseId(PolicyVersion policy) {
        return KieServices.get().newReleaseId("org.coveragerules.rules", policy.id(),
                policy.version() + "-" + origin + MODULES.incrementAndGet());
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
        files.values().forEach(known::declare);
        files.forEach((name, file) -> file.rules().forEach(rule -> {
            try {
                if (rule.text().length() > LONGEST) {
                    tooDeep(rule);
                } else {
                    check(name, rule);
                }
            } catch (StackOverflowError e) {
                tooDeep(rule);
            }
        }));
        problems.addAll(AskedWords.problems(sources, files.values()));
        problems.addAll(CriteriaCheck.problems(sources, files.values()));
        statementsWithoutRule();
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
        var module = build();
        return new Compiled(classes(sources, module), modelClasses(module), SessionOnly.of(files)
                .map(told -> sources.name(told.file()) + ":" + told.line() + ": " + told.message()).orElse(null));
    }

    private void tooDeep(DrlRule rule) {
        problems.add(rule.problem("nests too deep or goes on too long to be read; take brackets away, or make several"
                + " rules of it"));
    }

    private void check(String file, DrlRule rule) {
        if (!names.add(rule.name())) {
            problems.add(rule.problem("stands twice in `" + sources.policy().name()
                    + "`; give each rule a name of its own"));
        }
        statement(rule);
        problems.addAll(known.check(rule));
        var action = rule.action();
        boolean adverse = rule.calls("reasons").anyMatch(call -> ADVERSE.contains(call.name().name()));
        boolean finding = rule.calls("reasons").anyMatch(call -> FINDING.contains(call.name().name()));
        if (!file.equals(RuleSources.FACTS_FILE)) {
            calls(action).filter(call -> call.on().isEmpty() && call.name().name().startsWith("insert")).findFirst()
                    .ifPresent(call -> problem(rule, call.span(), "inserts a fact; move it to `"
                            + RuleSources.FACTS_FILE + "`, whose rules are asked first"));
        }
        if ((adverse || finding) && rule.annotation("message").isEmpty()) {
            problems.add(rule.problem("finds something and has no `@message(\"...\")`; say what it finds"));
        }
        rule.annotation("step").filter(step -> !STEP.matcher(step.value()).matches()).ifPresent(step ->
                problem(rule, step.span(), "has `@step(\"" + step.value() + "\")`; write a whole number such as"
                        + " `@step(\"2\")`"));
        places(rule, action);
        if (adverse && rule.annotation("remedy").isEmpty()) {
            problems.add(rule.problem("keeps something from the one who asks and has no `@remedy(\"...\")`; say what"
                    + " would change the answer"));
        }
    }

    private void statement(DrlRule rule) {
        var statement = rule.annotation("statement");
        if (statement.isEmpty()) {
            problems.add(rule.problem("carries no statement; add `@statement(\"...\")` with one of policy.yaml"));
        } else if (!sources.policy().statements().containsKey(statement.get().value())) {
            problem(rule, statement.get().span(), "carries `" + statement.get().value() + "`, which `policy.yaml` of `"
                    + sources.policy().name() + "` does not list; it lists "
                    + new TreeSet<>(sources.policy().statements().keySet()));
        } else {
            carried.add(statement.get().value());
        }
    }

    private static Stream<Call> calls(Expression action) {
        return action.all().filter(Call.class::isInstance).map(Call.class::cast);
    }

    /** Each place in braces of a message or remedy has to get a value. */
    private void places(DrlRule rule, Expression action) {
        for (var name : List.of("message", "otherwise", "remedy")) {
            rule.annotation(name).ifPresent(annotation -> {
                try {
                    Template.of(annotation.value());
                } catch (IllegalArgumentException e) {
                    problems.add(rule.in().problem(annotation.span().start(), "rule `" + rule.name() + "`, `@" + name
                            + "`: " + e.getMessage()));
                }
                var place = PLACE.matcher(annotation.value());
                while (place.find()) {
                    if (!isFilled(place.group(1), action)) {
                        problems.add(rule.problem(rule.place(annotation, place.group()), "has `" + place.group()
                                + "` in its `@" + name + "` and gives no value for it"
                                + Nearest.hint(place.group(1), FILLED) + "; give it by `.with(\"" + place.group(1)
                                + "\", ...)`"));
                    }
                }
            });
        }
    }

    private boolean isFilled(String place, Expression action) {
        return FILLED.contains(place) || isShown(place)
                || action.all().anyMatch(part -> part instanceof Literal literal && literal.value().equals(place))
                || calls(action).map(call -> call.name().name()).anyMatch(called ->
                        place.equals("citation") && called.equals("citing")
                                || place.equals("findings") && called.equals("setAside")
                                || place.equals("limit") && (called.startsWith("limit")
                                || called.equals("visitReview")));
    }

    /** Whether a place is filled by its name: by what was observed, a parameter, or the bound of a criterion. */
    private boolean isShown(String place) {
        return sources.words().observations().containsKey(place) || sources.policy().parameters().containsKey(place)
                || BOUNDS.contains(place);
    }

    private void statementsWithoutRule() {
        sources.policy().criteria().forEach(criteria -> carried.add(criteria.statement()));
        for (var statement : sources.policy().statements().values()) {
            if (statement.heldBy() == null && !carried.contains(statement.id()) && problems.isEmpty()) {
                problems.add(new Problem(sources.policy().name(), 0, "statement `" + statement.id() + "` has no rule;"
                        + " write one with `@statement(\"" + statement.id() + "\")`, or say in `policy.yaml` by"
                        + " `heldBy` how it holds without one"));
            }
        }
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
        } catch (RuntimeException | ExceptionInInitializerError | StackOverflowError e) {
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
        } catch (RuntimeException | ExceptionInInitializerError | StackOverflowError e) {
            return Optional.of(thrown(e));
        }
    }

    /** What the innermost of nested exceptions says. */
    private static String thrown(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof StackOverflowError ? "it nests too deep to be compiled"
                : CompilerMessages.ofCompiler(String.valueOf(cause.getMessage()));
    }

    private void problem(DrlRule rule, Span place, String message) {
        problems.add(rule.problem(place.start(), message));
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
