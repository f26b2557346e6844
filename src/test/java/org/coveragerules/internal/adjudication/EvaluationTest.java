package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.coveragerules.DeterminationException;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.FiredRule;
import org.coveragerules.Trace;
import org.coveragerules.cases.CaseFile;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.reading.Notation;
import org.coveragerules.internal.reading.RecordMaker;
import org.coveragerules.internal.reading.RequestWriter;
import org.coveragerules.request.Clinical;
import org.coveragerules.request.History;
import org.coveragerules.request.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The library's own evaluation of compiled rules, held against sessions of Drools. */
class EvaluationTest {

    /** Of more facts an index is asked. */
    private static final int JOINED = 8;

    private static final CodeTables CODES = CodeTables.from(Path.of("src/test/resources/codes/cases"));

    /** What was determined, or the error, and the rules that fired. */
    private record Judged(String said, Set<String> fired) {

        static Judged of(Trace trace) {
            return new Judged(new String(DeterminationWriter.bytes(trace.determination())), trace.fired().stream()
                    .map(FiredRule::rule).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static Judged evaluated(Adjudicator rules, Request request, Map<String, String> versions) {
        return judged(() -> rules.trace(request, versions));
    }

    private static Judged bySession(Adjudicator rules, Request request, Map<String, String> versions) {
        return judged(() -> rules.traceBySessions(request, versions));
    }

    private static Judged judged(Supplier<Trace> judging) {
        try {
            return Judged.of(judging.get());
        } catch (DeterminationException e) {
            return new Judged(e.getMessage(), Set.of());
        }
    }

    private static List<Request> cases() {
        var requests = new ArrayList<Request>();
        var files = RuleFiles.bundled();
        for (var name : files.names()) {
            if (name.endsWith("/" + RuleFiles.CASES)) {
                CaseFile.read(name, files.content(name).orElseThrow()).forEach(one ->
                        requests.add(BundledRequests.read(one.request(), Notation.YAML)));
            }
        }
        return requests;
    }

    private static List<Request> requests(int count) {
        var generator = BundledRequests.generator(13, LocalDate.parse("2022-01-01"), LocalDate.parse("2026-12-31"));
        return LongStream.rangeClosed(1, count).mapToObj(generator::request).toList();
    }

    @Test
    void everyCaseByEveryVersionIsJudgedAlike() {
        try (var rules = Adjudicator.bundled(CODES)) {
            var named = new ArrayList<Map<String, String>>();
            named.add(Map.of());
            rules.library().all().forEach(policy -> named.add(Map.of(policy.id(), policy.version())));
            for (var request : cases()) {
                for (var versions : named) {
                    assertThat(evaluated(rules, request, versions)).as("%s by %s", request.id(), versions)
                            .isEqualTo(bySession(rules, request, versions));
                }
            }
            assertThat(rules.bySessions()).as("versions that are compared with themselves").isEmpty();
        }
    }

    @Test
    void requestsAtRandomAreJudgedAlike() {
        judgedAlike(2_000);
    }

    @Test
    @Tag("long")
    void manyRequestsAtRandomAreJudgedAlike() {
        judgedAlike(40_000);
    }

    private static void judgedAlike(int count) {
        try (var rules = Adjudicator.bundled(CODES)) {
            for (var request : requests(count)) {
                assertThat(evaluated(rules, request, Map.of())).as(request.id())
                        .isEqualTo(bySession(rules, request, Map.of()));
            }
            assertThat(rules.bySessions()).as("versions that are compared with themselves").isEmpty();
        }
    }

    /** A caller of Java may list the very same document several times; a session knows it once. */
    @Test
    void aRecordThatIsGivenTwiceIsOneFact() {
        try (var rules = Adjudicator.bundled(CODES)) {
            for (var request : requests(400)) {
                for (int times : List.of(2, 40)) {
                    var repeated = repeated(request, times);
                    var once = evaluated(rules, request, Map.of());
                    assertThat(evaluated(rules, repeated, Map.of())).as("%s, %d times", request.id(), times)
                            .isEqualTo(bySession(rules, repeated, Map.of())).isEqualTo(once);
                }
            }
        }
    }

    private static Request repeated(Request request, int times) {
        var clinical = request.clinical();
        var history = request.history();
        return RecordMaker.of(Request.class, "id", request.id(), "type", request.type(),
                "urgency", request.urgency(), "emergency", request.emergency(), "received", request.received(),
                "channel", request.channel(), "form", request.form(), "typeOfBill", request.typeOfBill(),
                "recordsAwaited", request.recordsAwaited(), "member", request.member(), "plan", request.plan(),
                "provider", request.provider(), "condition", request.condition(), "lines", request.lines(),
                "clinical", clinical == null ? null : RecordMaker.of(Clinical.class, "documents",
                repeated(clinical.documents(), times),
        "treatmentPlan", clinical.treatmentPlan(), "settingNeeds", repeated(clinical.settingNeeds(), times),
        "assessment", clinical.assessment(), "otherProvidersInvolved", clinical.otherProvidersInvolved(),
        "observations", clinical.observations(), "treatments", repeated(clinical.treatments(), times)),
                "history", RecordMaker.of(History.class, "visitsCompleted", history.visitsCompleted(), "lastReview",
                history.lastReview(),
        "authorizations", history.authorizations(), "requests", repeated(history.requests(), times),
        "services", history.services()), "trial", request.trial(), "diagnoses", request.diagnoses());
    }

    private static <T> List<T> repeated(List<T> list, int times) {
        return Collections.nCopies(times, list).stream().flatMap(List::stream).toList();
    }

    @Test
    void rulesAtRandomJudgeAlike() {
        rulesJudgeAlike(4, 0);
    }

    @Test
    @Tag("long")
    void manyRulesAtRandomJudgeAlike() {
        rulesJudgeAlike(Integer.getInteger("random.rules", 2_000), 0);
    }

    /** Requests with so many lines and documents that a rule finds what it joins by an index. */
    private static List<Request> wide(List<Request> requests, int parts) {
        var json = new ObjectMapper();
        var wide = new ArrayList<Request>();
        for (int from = 0; from + parts <= requests.size(); from += parts) {
            try {
                var whole = (ObjectNode) json.readTree(RequestWriter.bytes(requests.get(from)));
                for (var part : requests.subList(from + 1, from + parts)) {
                    var tree = json.readTree(RequestWriter.bytes(part));
                    whole.withArray("/lines").addAll((ArrayNode) tree.path("lines"));
                    tree.path("clinical").path("documents").forEach(whole.withArray("/clinical/documents")::add);
                    tree.path("history").path("requests").forEach(whole.withArray("/history/requests")::add);
                }
                int number = 0;
                for (var line : whole.path("lines")) {
                    ((ObjectNode) line).put("number", ++number);
                }
                wide.add(BundledRequests.read(whole, Notation.JSON));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return wide;
    }

    @Test
    void manyLinesAreJudgedAlike() {
        try (var rules = Adjudicator.bundled(CODES)) {
            for (var request : wide(requests(1_200), 12)) {
                assertThat(request.lines()).hasSizeGreaterThan(JOINED);
                assertThat(evaluated(rules, request, Map.of())).as(request.id())
                        .isEqualTo(bySession(rules, request, Map.of()));
            }
        }
    }

    /** Those that ask within facts.drl for the absence of what it inserts are left to sessions; most are not. */
    private static void rulesJudgeAlike(int sets, long first) {
        var files = RuleFiles.bundled();
        var requests = new ArrayList<>(requests(24));
        // Of more lines some rules at random, which insert what others join, would find millions.
        requests.addAll(wide(requests.subList(0, 8), 4));
        var own = new AtomicInteger();
        var fired = new AtomicInteger();
        try (var base = Adjudicator.from(files, CODES)) {
            LongStream.range(first, first + sets).parallel().forEach(seed -> {
                try (var rules = base.with(MadeUpRules.beside(files, seed))) {
                    for (var request : requests) {
                        var evaluated = evaluated(rules, request, Map.of());
                        assertThat(evaluated).as("rules %d, %s", seed, request.id())
                                .isEqualTo(bySession(rules, request, Map.of()));
                        fired.addAndGet((int) evaluated.fired().stream()
                                .filter(rule -> rule.matches("(Rule|Fact) \\d")).count());
                    }
                    own.addAndGet(rules.bySessions().isEmpty() ? 1 : 0);
                }
            });
        }
        assertThat(own.get()).as("rule sets that were evaluated, of %d", sets).isGreaterThan(sets / 2);
        assertThat(fired.get()).as("rules that fired").isGreaterThan(20 * sets);
    }

    /** Of the same rules, with each `not` made to an `exists`, some session answers otherwise. */
    @Test
    @Tag("long")
    void aWrongNotIsSeen() {
        var files = RuleFiles.bundled();
        int seen = 0;
        try (var base = Adjudicator.from(files, CODES)) {
            for (long seed = 0; seed < 4; seed++) {
                try (var rules = base.with(MadeUpRules.beside(files, seed));
                        var wrong = base.with(MadeUpRules.wrongBeside(files, seed))) {
                    for (var request : requests(40)) {
                        var session = bySession(rules, request, Map.of());
                        seen += evaluated(wrong, request, Map.of()).fired().equals(session.fired()) ? 0 : 1;
                    }
                }
            }
        }
        assertThat(seen).isPositive();
    }
}
