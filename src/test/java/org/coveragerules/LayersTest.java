package org.coveragerules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds of all sources: packages in layers, of them only those public that are promised, and how files are written. */
class LayersTest {

    private static final Path SOURCES = Path.of("src/main/java/org/coveragerules");

    /** From the bottom to the top: a package imports only those before it. */
    private static final List<String> LAYERS = List.of("request", "internal.text", "", "internal.limit",
            "internal.yaml",
            "internal.vocabulary", "internal.codes", "internal.criteria", "internal.drl", "internal.questions",
            "internal.policy", "internal.checklist", "internal.facts", "internal.judging", "internal.engine",
            "internal.reading", "internal.ranking",
            "internal.adjudication", "metrics", "exchange", "exchange.fhir", "exchange.x12",
            "internal.schema", "cases", "replay", "internal.pages", "internal.announce", "internal.site",
            "internal.authoring", "internal.generate", "cli");

    /**
     * What an application may use ({@code ""}, {@code request} and {@code metrics}), a build ({@code cases}, {@code replay}), and what
     * starts the command line. Whatever is added here is kept.
     */
    private static final Map<String, Set<String>> PROMISED = Map.of(
            "", Set.of(
                    "AppliedVersion", "BatchEntry", "CodeTableException", "CoverageRules", "CriterionResult",
                    "DecisionClock", "DecisionListener",
                    "Determination", "DeterminationException",
                    "DeterminationReader", "DeterminationWriter", "Effect", "Fault", "FiredRule", "GroupKind",
                    "InvalidRequestException", "JudgedCriteria", "JudgedCriterion", "LineDetermination", "Notice",
                    "Opening", "Outcome", "Population", "Reason", "Recipient", "Recorded", "RequestBuilder",
                    "RequestReader", "Requirement", "RulesException", "RulesHealth", "RulesListener", "Trace"),
            "cases", Set.of(
                    "Case", "CaseFile", "CaseRun", "Coverage", "CoverageCases", "Experiment", "Mutation", "RuleCheck"),
            "cli", Set.of(
                    "Logging", "Main"),
            "exchange", Set.of("PayerFacts", "PayerFactsException", "ReviewCodes"),
            "exchange.fhir", Set.of("CoverageInformation", "FhirDeterminations", "FhirException", "FhirFault", "FhirJson",
                    "FhirRequest", "FhirRequests", "QuestionnaireAnswers", "Questionnaires", "UnjudgedItem"),
            "exchange.x12", Set.of("Adjustment", "X12Entry", "X12Requests"),
            "metrics", Set.of("CoverageRulesMetrics"),
            "replay", Set.of(
                    "Chunk", "Chunks", "DeterminationRecord", "FinalFile", "ParallelInOrder", "Input", "RequestJudge",
                    "DecisionChange", "DecisionLog", "DecisionLogCheck", "Gathering", "LineRow", "Metrics", "Part",
                    "Position", "Progress", "Reject", "ReplayPlan", "RequestReplay", "CarcRow", "CsvRow", "Selection",
                    "UnusableRecordException"),
            "request", Set.of(
                    "Assessment", "Authorization", "BenefitLimit", "Channel", "Clinical", "Condition", "Discipline",
                    "Document", "Exemption", "Field", "Form", "Funding", "History", "Holder", "Line", "LineOfBusiness",
                    "Mandate", "Member",
                    "Network",
                    "Observed", "Phase", "Plan", "PriorRequest", "PriorService", "Provider", "Provision", "Request",
                    "RequestStatus", "RequestType", "SettingNeed", "Sex", "TermEffect", "TextForm", "Treatment",
                    "TreatmentPlan",
                    "TreatmentResult", "Trial", "Urgency"));

    /** Lines of a file that says one thing. */
    private static final int LONG = 300;

    private static final Pattern IMPORT = Pattern.compile(
            "^import (?:static )?org\\.coveragerules((?:\\.[a-z]\\w*)*)\\.[A-Z]", Pattern.MULTILINE);
    private static final Pattern PUBLIC = Pattern.compile(
            "^public (?:(?:final|sealed|abstract) )*(?:class|record|enum|@?interface) ([A-Z]\\w*)", Pattern.MULTILINE);

    @Test
    void eachPackageImportsOnlyThoseBelowIt() {
        var upward = new TreeSet<String>();
        var seen = new TreeSet<String>();
        sources().forEach((file, text) -> {
            var own = packageOf(file);
            seen.add(own);
            IMPORT.matcher(text).results().map(found -> found.group(1).isEmpty() ? "" : found.group(1).substring(1))
                    .filter(other -> !other.equals(own) && LAYERS.indexOf(other) >= LAYERS.indexOf(own))
                    .forEach(other -> upward.add(file + " imports `" + other + "`"));
        });
        assertThat(upward).isEmpty();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(LAYERS);
    }

    @Test
    void whatIsPublicIsPromised() {
        var open = new TreeMap<String, Set<String>>();
        sources().forEach((file, text) -> {
            var own = packageOf(file);
            if (!own.startsWith("internal")) {
                PUBLIC.matcher(text).results()
                        .forEach(found -> open.computeIfAbsent(own, any -> new TreeSet<>()).add(found.group(1)));
            }
        });
        assertThat(open).isEqualTo(PROMISED);
    }

    @Test
    void aLongFileSaysWhy() {
        assertThat(sources()).allSatisfy((file, text) -> {
            if (text.lines().count() > LONG) {
                assertThat(text).as(file.toString()).containsPattern("(?m)^// Long: .+\\.$");
            }
        });
    }

    /** Each round of one that gives back what it took is a level of the stack, so that a long text would use it up. */
    @Test
    void aRepeatedGroupOfAPatternGivesNothingBack() {
        var text = Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*+\"");
        var givesBack = Pattern.compile("(?<!\\\\)\\)(?:[*+]|\\{\\d+,\\d*\\})(?!\\+)");
        var found = new TreeSet<String>();
        sources().forEach((file, source) -> text.matcher(source).results().map(MatchResult::group)
                .filter(literal -> givesBack.matcher(literal).find()).forEach(literal -> found.add(file + ": " + literal)));
        assertThat(found).isEmpty();
    }

    private static String packageOf(Path file) {
        var folder = SOURCES.relativize(file.getParent());
        return folder.toString().replace(folder.getFileSystem().getSeparator(), ".");
    }

    private static Map<Path, String> sources() {
        var sources = new TreeMap<Path, String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                sources.put(file, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }
}
