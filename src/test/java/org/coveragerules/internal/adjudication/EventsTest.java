package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.coveragerules.CoverageRules;
import org.coveragerules.DeterminationException;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the flight recorder is told of rules: ids, outcomes and versions, and nothing of a person's health. */
class EventsTest {

    private static final String OPENING = "org.coveragerules.Opening";
    private static final String RELOAD = "org.coveragerules.Reload";
    private static final String DETERMINATION = "org.coveragerules.Determination";

    /** A birth date, two diagnoses, a document date and a state that stand nowhere else. */
    private static final List<String> MARKED = List.of("1931-03-07", "Q87.43", "Q87.44", "2019-01-23", "WY");

    private static final String REQUEST = """
            {"id": "R-1", "type": "CLAIM", "received": "2025-10-02", "member": {"birthDate": "1931-03-07"},
             "plan": {"lineOfBusiness": "COMMERCIAL", "state": "WY"}, "condition": "Q87.43",
             "lines": [{"number": 1, "code": "97110", "modifiers": ["GP"], "placeOfService": "22",
                        "date": "2025-01-01", "condition": "Q87.44", "visits": 9}],
             "clinical": {"documents": [{"type": "CLINICAL_HISTORY", "date": "2019-01-23"}]}}
            """;

    @TempDir
    private Path temporary;

    @TempDir
    private Path recorded;

    private final ToldSaves told = new ToldSaves();

    @Test
    void anOpeningReloadsAndDeterminationsAreRecorded() throws Exception {
        var directory = RuleDirectory.copy(temporary, "mm-0600/previous");
        var request = BundledRequests.read(REQUEST);
        String opened;
        String reloaded;
        List<RecordedEvent> events;
        try (var recording = new Recording()) {
            recording.start();
            try (var rules = Opening.of(temporary).watched(told).allowJavaInRules().open()) {
                opened = rules.fingerprint();
                rules.determine(request);
                directory.replace("mm-0600/previous/setting.drl", "reasons.deny($line, EIU);", "reasons.deny(;");
                assertThat(told.next()).isInstanceOf(RulesException.class);
                directory.replace("mm-0600/previous/setting.drl", "reasons.deny(;",
                        "throw new IllegalStateException($line.condition());");
                reloaded = (String) told.next();
                assertThatThrownBy(() -> rules.determine(request)).isInstanceOf(DeterminationException.class);
            }
            events = stop(recording);
        }

        assertThat(of(OPENING, events)).singleElement().satisfies(event -> {
            assertThat(event.getString("directory")).isEqualTo(temporary.toString());
            assertThat(event.getBoolean("onDemand")).isFalse();
            assertThat(event.getString("fingerprint")).isEqualTo(opened);
            assertThat(event.getInt("policies")).isEqualTo(1);
            assertThat(event.getInt("versions")).isEqualTo(1);
            assertThat(event.getString("failure")).isNull();
            assertThat(event.getDuration()).isPositive();
        });
        assertThat(of(RELOAD, events)).hasSize(2);
        assertThat(of(RELOAD, events).get(0)).satisfies(event -> {
            assertThat(event.getString("fingerprint")).isNull();
            assertThat(event.getInt("problems")).isPositive();
            assertThat(event.getString("firstProblem")).matches(".*/mm-0600/previous/setting\\.drl:\\d+");
        });
        assertThat(of(RELOAD, events).get(1)).satisfies(event -> {
            assertThat(event.getString("fingerprint")).isEqualTo(reloaded);
            assertThat(event.getString("policies")).isEqualTo("mm-0600");
            assertThat(event.getInt("problems")).isZero();
            assertThat(event.getString("firstProblem")).isNull();
        });
        assertThat(of(DETERMINATION, events)).hasSize(2);
        assertThat(of(DETERMINATION, events).get(0)).satisfies(event -> {
            assertThat(event.getString("request")).isEqualTo("R-1");
            assertThat(event.getInt("lines")).isEqualTo(1);
            assertThat(event.getString("outcome")).isEqualTo("DENIED");
            assertThat(event.getString("lineOutcomes")).isEqualTo("1 DENIED");
            assertThat(event.getString("versions")).isEqualTo("mm-0600 previous");
            assertThat(event.getString("fingerprint")).isEqualTo(opened);
            assertThat(event.getString("failure")).isNull();
        });
        assertThat(of(DETERMINATION, events).get(1)).satisfies(event -> {
            assertThat(event.getString("request")).isEqualTo("R-1");
            assertThat(event.getString("outcome")).isNull();
            assertThat(event.getString("failure")).isEqualTo(DeterminationException.class.getName());
            assertThat(event.getString("rule")).isEqualTo("Therapy in the outpatient hospital is experimental");
        });
        assertThat(events).hasSize(5).allSatisfy(event -> assertThat(event.toString()).doesNotContain(MARKED));
    }

    @Test
    void anOpeningThatIsRefusedIsRecorded() throws Exception {
        RuleDirectory.copy(temporary, "mm-0600/previous").replace("mm-0600/previous/setting.drl", "then", "thne");
        try (var recording = new Recording()) {
            recording.start();
            assertThatThrownBy(() -> CoverageRules.from(temporary)).isInstanceOf(RulesException.class);
            assertThat(stop(recording)).singleElement().satisfies(event -> {
                assertThat(event.getString("fingerprint")).isNull();
                assertThat(event.getString("failure")).isEqualTo(RulesException.class.getName());
                assertThat(event.getInt("problems")).isPositive();
            });
        }
    }

    @Test
    void theRecorderShowsThemUnderOneCategory() {
        var recorder = FlightRecorder.getFlightRecorder();
        CoverageRules.bundled().close();
        assertThat(recorder.getEventTypes().stream()
                .filter(type -> type.getCategoryNames().equals(List.of("Coverage Rules")))
                .map(EventType::getName)).contains(OPENING);
    }

    /** What was recorded of the library, in the order of its ends. */
    private List<RecordedEvent> stop(Recording recording) throws IOException {
        recording.stop();
        var file = recorded.resolve("events.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("org.coveragerules."))
                .sorted(Comparator.comparing(RecordedEvent::getEndTime)).toList();
    }

    private static List<RecordedEvent> of(String name, List<RecordedEvent> events) {
        return events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
    }
}
