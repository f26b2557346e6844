package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.coveragerules.CoverageRules;
import org.coveragerules.Opening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** No log line and no exception says what may identify a person or tell of an illness. */
class PersonalInformationTest {

    /** A birth date, two diagnoses and two document dates that stand nowhere else. */
    private static final List<String> MARKED = List.of("1931-03-07", "Q87.43", "Q87.44", "2019-01-23", "2019-01-24");

    private static final String REQUEST = """
            {"id": "R-1", "type": "CLAIM", "received": "2025-10-02", "member": {"birthDate": "1931-03-07"},
             "plan": {"lineOfBusiness": "COMMERCIAL"}, "condition": "Q87.43",
             "lines": [{"number": 1, "code": "97110", "modifiers": ["GP"], "placeOfService": "22",
                        "date": "2025-01-01", "condition": "Q87.44", "visits": 9}],
             "clinical": {"documents": [{"type": "CLINICAL_HISTORY", "date": "2019-01-23"},
                                        {"type": "PROGRESS_NOTES", "date": "2019-01-24"}]}}
            """;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Level level;

    @TempDir
    private Path temporary;

    @BeforeEach
    void listen() {
        level = root.getLevel();
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        root.setLevel(level);
    }

    @Test
    void aDeterminationLogsNothingOfIt() {
        RuleDirectory.copy(temporary, "mm-0600/previous");
        try (var bundled = Adjudicator.bundled(); var compiled = CoverageRules.from(temporary)) {
            var request = BundledRequests.read(REQUEST);
            assertThat(bundled.determine(request).lines()).hasSize(1);
            assertThat(compiled.determine(request).lines()).hasSize(1);
            assertClean(request.toString());
            assertClean(request.lines() + " " + request.clinical() + " " + request.member());
        }
        assertThat(log.list).as("the engine logs at this level").isNotEmpty();
        log.list.forEach(event -> assertClean(event.getFormattedMessage()));
    }

    @Test
    void aFailingRuleTellsNothingOfIt() {
        RuleDirectory.copy(temporary, "mm-0600/previous")
                .replace("mm-0600/previous/setting.drl", "reasons.deny($line, EIU);",
                        "throw new IllegalStateException($line.condition());");
        try (var rules = Opening.of(temporary).allowJavaInRules().open()) {
            assertClean(trace(catchThrowable(() -> rules.determine(BundledRequests.read(REQUEST)))));
        }
        log.list.forEach(event -> assertClean(event.getFormattedMessage()));
    }

    @Test
    void aRefusedRequestTellsNothingOfIt() {
        assertClean(trace(catchThrowable(() -> BundledRequests.read(REQUEST.replace("\"1931-03-07\"", "\"1931-03-07x\"")
                .replace("\"2019-01-23\"", "\"2019-01-23x\"").replace("\"Q87.44\"", "[\"Q87.44\"]")))));
        assertClean(trace(catchThrowable(() -> BundledRequests.read(REQUEST.replace("\"Q87.43\"", "Q87.43")))));
        log.list.forEach(event -> assertClean(event.getFormattedMessage()));
    }

    private static void assertClean(String text) {
        assertThat(text).isNotEmpty().doesNotContain(MARKED);
    }

    private static String trace(Throwable thrown) {
        assertThat(thrown).isNotNull();
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
