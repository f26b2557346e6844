package org.coveragerules.engine;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.facts.Template;
import org.coveragerules.policy.DrlFile;
import org.coveragerules.policy.Policy;
import org.coveragerules.yaml.Nearest;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.io.ByteArrayResource;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Compiles the rule files of one policy version into an executable model, or says everything that is wrong. */
final class RuleCompiler {

    /** Two modules of one release id would answer for each other; no two of one process ever have the same. */
    private static final AtomicLong MODULES = new AtomicLong();

    private static final Pattern ADVERSE = Pattern.compile(
            "reasons\\s*\\.\\s*(deny|pend|pendUnlessDecided|redirect|incompleteRecords|limit\\w+|benefitUsedUp)\\b");
    private static final Pattern FINDING = Pattern.compile(
            "reasons\\s*\\.\\s*(approve|met|exempt|setAside|note\\w*|visitReview|disclaimer)\\b");

    private static final Set<String> BOUNDS = Set.of("least", "most");

    /** A constant without its enum, which compiles in a condition and never matches. */
    private static final Pattern BARE_CONSTANT = Pattern.compile("(?<![.\\w])[A-Z][A-Z0-9_]{2,}\\b(?!\\s*[.(])");
    private static final Pattern FOREIGN = Pattern.compile("\\w*([^\\x00-\\x7F]+)[\\w[^\\x00-\\x7F]]*");
    private static final Pattern STEP = Pattern.compile("\\d{1,9}");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w*)}");
    private static final Pattern LIMITING = Pattern.compile("\\.(limit\\w+|visitReview)\\(");

    /** Places that every finding fills. */
    private static final Set<String> FILLED = Set.of("code", "visits", "age", "missing");
    private static final Pattern INSERT = Pattern.compile("\\binsert\\w*\\s*\\(");

    private final RuleSources sources;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final RuleNames known;
    private final Map<String, PackageDescr> parsed = new TreeMap<>();
    private final Set<String> carried = new HashSet<>();

    private RuleCompiler(RuleSources sources) {
        this.known = new RuleNames(sources.words());
        this.sources = sources;
    }

    /**
     * Compiles a version.
     *
     * @throws RulesException naming every problem
     */
    static InternalKieModule compile(RuleSources sources) {
        return EngineLoader.get(() -> new RuleCompiler(sources).compile());
    }

    static ReleaseId releaseId(Policy policy) {
        return KieServices.get().newReleaseId("org.coveragerules.rules", policy.id(),
                policy.version() + "-" + MODULES.incrementAndGet());
    }

    private InternalKieModule compile() {
        if (sources.texts().isEmpty()) {
            throw new RulesException(sources.policy().name(), "has no rule file; put at least one `.drl` beside its"
                    + " `policy.yaml`");
        }
        sources.texts().keySet().forEach(this::parse);
        parsed.values().forEach(known::declare);
        parsed.forEach((file, descr) -> descr.getRules().forEach(rule -> {
            try {
                check(file, rule);
                checkConstants(file, rule);
            } catch (StackOverflowError e) {
                tooDeep(file, rule.getName(), rule.getLine());
            }
        }));
        problems.addAll(AskedWords.problems(sources));
        problems.addAll(CriteriaCheck.problems(sources));
        statementsWithoutRule();
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
        return build();
    }

    private void parse(String file) {
        if (hasForeignNames(file)) {
            return;
        }
        var parser = parser();
        try {
            var descr = parser.parse(false, new StringReader(sources.withPrelude(file)));
            if (!parser.hasErrors()) {
                parsed.put(file, descr);
                return;
            }
        } catch (DroolsParserException e) {
            problem(file, 0, "can't be read as DRL; mend its syntax");
            return;
        } catch (StackOverflowError e) {
            DrlFile.read(file, sources.texts().get(file)).rules().forEach(rule -> {
                if (isTooDeep(rule.text())) {
                    tooDeep(file, rule.name(), rule.line() + deepest(rule.text()));
                }
            });
            if (problems.isEmpty()) {
                problem(file, 1 + deepest(sources.texts().get(file)), "nests too deep to be read; take brackets away");
            }
            return;
        }
        // The parser puts the end of a file behind its last line.
        int last = Math.max(1, (int) sources.texts().get(file).lines().count());
        parser.getErrors().forEach(error -> problem(file, Math.min(last, Words.lineOf(error)),
                Words.ofSyntax(error.getMessage()) + "; mend the rule there, or what stands before it"));
    }

    private static DrlParser parser() {
        return new DrlParser(LanguageLevelOption.DRL6);
    }

    private static boolean isTooDeep(String rule) {
        try {
            parser().parse(false, new StringReader(rule));
            return false;
        } catch (DroolsParserException e) {
            return false;
        } catch (StackOverflowError e) {
            return true;
        }
    }

    private void tooDeep(String file, String rule, int line) {
        problem(file, line, "rule `" + rule + "` nests too deep to be read; take brackets away, or make several"
                + " rules of it");
    }

    /** Lines before the bracket that most others stand around. */
    private static int deepest(String text) {
        var code = DrlFile.withoutWords(text);
        int most = 0;
        int depth = 0;
        int line = 0;
        int found = 0;
        for (int i = 0; i < code.length(); i++) {
            char sign = code.charAt(i);
            line += sign == '\n' ? 1 : 0;
            depth += "([{".indexOf(sign) >= 0 ? 1 : ")]}".indexOf(sign) >= 0 ? -1 : 0;
            if (depth > most) {
                most = depth;
                found = line;
            }
        }
        return found;
    }

    /** Whether a sign beyond ASCII stands in a name: the compiler would write it in the machine's own character set. */
    private boolean hasForeignNames(String file) {
        var text = DrlFile.withoutWords(sources.texts().get(file));
        var foreign = FOREIGN.matcher(text);
        boolean found = false;
        while (foreign.find()) {
            found = true;
            problem(file, 1 + linesBefore(text, foreign.start()), "`" + foreign.group() + "` holds the sign "
                    + String.format(Locale.ROOT, "U+%04X", foreign.group(1).codePointAt(0)) + "; outside strings and"
                    + " comments write ASCII only");
        }
        return found;
    }

    private void checkConstants(String file, RuleDescr rule) {
        var text = sources.withPrelude(file);
        int start = rule.getLhs().getStartCharacter();
        // A rule without conditions has no place for them.
        var when = start < 0 ? "" : text.substring(start, rule.getLhs().getEndCharacter() + 1);
        var constants = BARE_CONSTANT.matcher(DrlFile.withoutWords(when));
        while (constants.find()) {
            problem(file, 1 + linesBefore(text, start + constants.start()), "`" + constants.group() + "` stands"
                    + " without its type, so that it never matches; write it as `RequestType.CLAIM` is written");
        }
    }

    private void check(String file, RuleDescr rule) {
        if (!names.add(rule.getName())) {
            problem(file, rule.getLine(), "rule `" + rule.getName() + "` stands twice in `" + sources.policy().name()
                    + "`; give each rule a name of its own");
        }
        var statement = annotation(rule, "statement");
        if (statement == null) {
            problem(file, rule.getLine(), "rule `" + rule.getName() + "` carries no statement; add"
                    + " `@statement(\"...\")` with one of policy.yaml");
        } else if (!sources.policy().statements().containsKey(statement)) {
            problem(file, rule.getLine(), "rule `" + rule.getName() + "` carries `" + statement
                    + "`, which `policy.yaml` of `" + sources.policy().name() + "` does not list; it lists "
                    + new TreeSet<>(sources.policy().statements().keySet()));
        } else {
            carried.add(statement);
        }
        known.check(rule, consequenceLine(file, rule), (line, message) -> problem(file, line, message));
        var then = String.valueOf(rule.getConsequence());
        boolean adverse = ADVERSE.matcher(then).find();
        if (INSERT.matcher(then).find() && !file.equals(RuleSources.FACTS_FILE)) {
            problem(file, rule.getLine(), "rule `" + rule.getName() + "` inserts a fact; move it to `"
                    + RuleSources.FACTS_FILE + "`, whose rules are asked first");
        }
        if ((adverse || FINDING.matcher(then).find()) && annotation(rule, "message") == null) {
            problem(file, rule.getLine(), "rule `" + rule.getName() + "` finds something and has no"
                    + " `@message(\"...\")`; say what it finds");
        }
        var step = annotation(rule, "step");
        if (step != null && !STEP.matcher(step).matches()) {
            problem(file, rule.getLine(), "rule `" + rule.getName() + "` has `@step(\"" + step + "\")`; write a whole"
                    + " number such as `@step(\"2\")`");
        }
        places(file, rule, then);
        if (adverse && annotation(rule, "remedy") == null) {
            problem(file, rule.getLine(), "rule `" + rule.getName() + "` keeps something from the one who asks and has"
                    + " no `@remedy(\"...\")`; say what would change the answer");
        }
    }

    /** The line on which the right-hand side says something; the parser tells that of {@code then}, or the next. */
    private int consequenceLine(String file, RuleDescr rule) {
        var then = String.valueOf(rule.getConsequence());
        var text = sources.withPrelude(file);
        int start = text.lastIndexOf(then, rule.getEndCharacter());
        return start < 0 ? rule.getConsequenceLine() : 1 + linesBefore(text, start);
    }

    /** Each place in braces of a message or remedy has to get a value. */
    private void places(String file, RuleDescr rule, String then) {
        for (var name : List.of("message", "otherwise", "remedy")) {
            try {
                Template.of(String.valueOf(annotation(rule, name)));
            } catch (IllegalArgumentException e) {
                problem(file, rule.getLine(), "rule `" + rule.getName() + "`, `@" + name + "`: " + e.getMessage());
            }
            var place = PLACE.matcher(String.valueOf(annotation(rule, name)));
            while (place.find()) {
                var given = place.group(1);
                boolean filled = FILLED.contains(given) || isShown(given) || then.contains("\"" + given + "\"")
                        || given.equals("citation") && then.contains(".citing(")
                        || given.equals("findings") && then.contains(".setAside(")
                        || given.equals("limit") && LIMITING.matcher(then).find();
                if (!filled) {
                    problem(file, rule.getLine(), "rule `" + rule.getName() + "` has `{" + given + "}` in its `@" + name
                            + "` and gives no value for it" + Nearest.hint(given, FILLED) + "; give it by `.with(\""
                            + given + "\", ...)`");
                }
            }
        }
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
                    .map(Words::ofCompiler).filter(text -> !text.isEmpty()).toList();
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
        sources.texts().forEach((file, text) -> {
            for (var rule : DrlFile.read(file, text).rules()) {
                failure(file, rule.text()).ifPresent(message -> {
                    var when = rule.beforeThen();
                    boolean inThen = !rule.then().isBlank() && failure(file, when + "then\nend").isEmpty();
                    int line = inThen ? rule.thenLine() : rule.whenLine();
                    problem(file, line, "rule `" + rule.name() + "`: " + message + "; mend "
                            + (inThen ? "what follows `then`" : "the conditions after `when`"));
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
        sources.texts().forEach((name, text) -> alone.put("declared-" + name,
                DrlFile.read(name, text).declarations()));
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
                : Words.ofCompiler(String.valueOf(cause.getMessage()));
    }

    private static int linesBefore(String text, int position) {
        return (int) text.substring(0, Math.max(0, position)).chars().filter(sign -> sign == '\n').count();
    }

    private void problem(String file, int line, String message) {
        problems.add(new Problem(sources.places().getOrDefault(file, sources.policy().name()), line, message));
    }

    private static String annotation(RuleDescr rule, String name) {
        var annotation = rule.getAnnotation(name);
        return annotation == null ? null : RuleTexts.unquoted(String.valueOf(annotation.getValue()));
    }

    /**
     * The classes of a compiled module that belong to its rules, by path. The engine's own index class is left out: it
     * carries the release id of this build, and would be found again under the same id in another process.
     */
    static SortedMap<String, byte[]> classes(RuleSources sources, InternalKieModule module) {
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
