package org.coveragerules.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.policy.PolicyAnnouncement.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of policies compared, and announced. */
class PolicyLibraryTest {

    private static final PolicyLibrary LIBRARY = PolicyLibrary.of(RuleFiles.in(Path.of("rules")));

    private static final String POLICY = """
            policy: mm-0600
            version: "2025-10-01"
            title: t
            effective: 2025-10-01
            published: %s
            source: s
            statements: [ { id: A-1, section: s, says: t } ]
            """;

    @TempDir
    private Path temporary;

    @Test
    void whatTheSiteOfCarePolicyChanged() {
        var difference = LIBRARY.difference("mm-0600", "previous", "2025-10-01");
        assertThat(difference.parameters()).extracting(Difference::name, Difference::before, Difference::after)
                .containsExactly(tuple("reviewMonths", "24", "12"), tuple("adultAge", null, "18"),
                        tuple("evaluationCodes", null, "[97161, 97162, 97163, 97165, 97166, 97167]"),
                        tuple("untestedVisits", null, "5"));
        assertThat(difference.statements()).filteredOn(one -> one.kind() == Difference.Kind.REMOVED)
                .extracting(Difference::name).containsExactly("MM0600-10", "MM0600-11", "MM0600-12");
        assertThat(difference.statements()).filteredOn(one -> one.kind() == Difference.Kind.ADDED)
                .extracting(Difference::name).containsExactly("MM0600-2", "MM0600-3", "MM0600-4", "MM0600-5",
                        "MM0600-6", "MM0600-7", "MM0600-9");
        assertThat(difference.rules()).filteredOn(one -> one.kind() == Difference.Kind.CHANGED).singleElement()
                .satisfies(one -> {
                    assertThat(one.name()).isEqualTo("An approval is reviewed again");
                    assertThat(one.before()).contains("MM0600-12");
                    assertThat(one.after()).contains("MM0600-9");
                });
    }

    @Test
    void aVersionDoesNotDifferFromItself() {
        assertThat(LIBRARY.difference("mm-0600", "previous", "previous").isEmpty()).isTrue();
    }

    @Test
    void commentsAndLayoutAreNoChange() {
        var directory = RuleDirectory.copy(temporary, "mm-0600/previous");
        directory.write("mm-0600/next/policy.yaml", """
                policy: mm-0600
                version: next
                title: t
                effective: 2026-01-01
                source: s
                statements: [ { id: MM0600-10, section: s, says: t } ]
                """);
        directory.write("mm-0600/next/other.drl", """
                // Moved, and laid out anew.
                rule "Therapy in the outpatient hospital is experimental" @statement("MM0600-10")
                    @message("The outpatient hospital is an experimental and investigational setting for therapy, whatever the indication.")
                    @remedy("Give the therapy in another setting.") @nextStep("same therapy in a freestanding setting")
                when SettingTested( $line : line ) // under test
                then reasons.deny($line, EIU); end
                """);
        assertThat(PolicyLibrary.of(RuleFiles.in(temporary)).difference("mm-0600", "previous", "next").rules())
                .isNotEmpty().noneMatch(one -> one.name().startsWith("Therapy in"));
    }

    @Test
    void criteriaDifferByWhatHasToBeMet() {
        var directory = RuleDirectory.copy(temporary);
        var text = """
                policy: a
                version: "%s"
                title: t
                effective: 202%1$s-01-01
                source: s
                statements: [ { id: A-0, section: s, says: t }, { id: A-1, section: s, says: t }, { id: A-2, section: s, says: t } ]
                criteria:
                """;
        directory.write("a/1/policy.yaml", text.formatted("1") + """
                  - { statement: A-0, all: [A-1, { any: [A-2] }] }
                  - { statement: A-0, codes: [97110], any: [A-1, A-2] }
                """);
        directory.write("a/2/policy.yaml", text.formatted("2") + """
                  # In other words.
                  - statement: A-0
                    all:
                      - A-1
                      - any:
                          - A-2
                  - { statement: A-0, codes: [97110, 97112], atLeast: 2, of: [A-1, A-2] }
                  - { statement: A-1, none: [A-2] }
                """);
        var difference = PolicyLibrary.of(RuleFiles.in(temporary)).difference("a", "1", "2");
        assertThat(difference.isEmpty()).isFalse();
        assertThat(difference.criteria()).containsExactly(
                new Difference("A-0 (2)", "codes [97110]\nany of\n  A-1\n  A-2",
                        "codes [97110, 97112]\nat least 2 of\n  A-1\n  A-2"),
                new Difference("A-1", null, "none of\n  A-2"));
    }

    /** A policy may begin before it is published. */
    @Test
    void whenAVersionWasPublishedIsReadAndAnnounced() {
        var directory = RuleDirectory.copy(temporary, "mm-0600");
        directory.replace("mm-0600/2025-10-01/policy.yaml", "effective: 2025-10-01\n",
                "effective: 2025-10-01\npublished: 2025-10-15\n");
        for (var library : List.of(PolicyLibrary.of(RuleFiles.in(temporary)),
                PolicyLibrary.onDemand(RuleFiles.onDemand(temporary)))) {
            assertThat(library.version("mm-0600", "2025-10-01").published()).isEqualTo("2025-10-15");
            assertThat(library.version("mm-0600", "2025-10-01").statements()).isNotEmpty();
            assertThat(library.changes(LocalDate.of(2025, 10, 15), LocalDate.of(2025, 10, 15))).singleElement()
                    .satisfies(change -> {
                        assertThat(change.event()).isEqualTo(Event.PUBLISHED);
                        assertThat(change.begins()).isEqualTo("2025-10-01");
                        assertThat(change.neighbour()).isEqualTo("previous");
                        assertThat(change.difference()).isNull();
                    });
        }
        for (var noDay : List.of("June 2025", "+20251-10-15", "-2025-10-15")) {
            directory.write("mm-0600/2025-10-01/policy.yaml", POLICY.formatted(noDay));
            assertThatThrownBy(() -> PolicyLibrary.of(RuleFiles.in(temporary))).hasMessageContaining(
                    "policy.yaml:5: `published` is `" + noDay + "`, which is no day; write it as `2025-10-01`");
        }
    }

    @Test
    void aWindowHasBothItsEnds() {
        assertThat(LIBRARY.changes(LocalDate.of(2025, 9, 30), LocalDate.of(2025, 10, 1)))
                .extracting(PolicyAnnouncement::day, PolicyAnnouncement::event, PolicyAnnouncement::version,
                PolicyAnnouncement::neighbour)
                .containsExactly(
                        tuple(LocalDate.of(2025, 9, 30), Event.ENDS, "previous", "2025-10-01"),
                        tuple(LocalDate.of(2025, 10, 1), Event.BEGINS, "2025-10-01", "previous"));
        assertThat(LIBRARY.changes(LocalDate.of(2025, 10, 2), LocalDate.of(2026, 8, 3))).isEmpty();
        assertThat(LIBRARY.changes(LocalDate.of(2026, 8, 4), LocalDate.of(2026, 8, 4))).singleElement()
                .satisfies(change -> {
                    assertThat(change.policy()).isEqualTo("cmm-preface");
                    assertThat(change.difference()).isNull();
                });
    }

    @Test
    void aPolicyIsAskedAfterThoseItReads() {
        assertThat(LIBRARY.order()).containsExactly("coverage-instructions", "cmm-preface", "mm-0600", "ash-mnr",
                "ncd-210.14", "ncd-240.4", "ncd-30.3.3", "precertification");
    }

    /** Each time the first by id of all that wait for none. */
    @Test
    void theOrderIsThatOfAskingEachTimeWhoMayComeNext() {
        var random = new Random(5);
        var directory = RuleDirectory.copy(temporary);
        var after = new TreeMap<String, List<String>>();
        for (int number = 0; number < 60; number++) {
            var names = new ArrayList<String>();
            for (int left = random.nextInt(4); left > 0; left--) {
                // It comes by number after those it names, and by id before or after them.
                names.add(id(random.nextInt(number + 1) - 1));
            }
            after.put(id(number), names);
            directory.write(id(number) + "/1/policy.yaml", """
                    policy: %s
                    version: "1"
                    title: t
                    source: s
                    after: %s
                    statements: [ { id: S, section: s, says: t } ]
                    """.formatted(id(number), names));
        }
        var order = new ArrayList<String>();
        while (order.size() < after.size()) {
            order.add(after.keySet().stream().filter(id -> !order.contains(id)).filter(id -> after.get(id).stream()
                    .allMatch(each -> order.contains(each) || !after.containsKey(each))).findFirst().orElseThrow());
        }
        assertThat(PolicyLibrary.of(RuleFiles.in(temporary)).order()).isEqualTo(order);
    }

    /** The numbers in a stirred order; -1 is no policy. */
    private static String id(int number) {
        return number < 0 ? "unknown" : "p-" + (number * 37 + 11) % 61;
    }

    @Test
    void anUnknownVersionIsToldWithThoseThereAre() {
        assertThatThrownBy(() -> LIBRARY.version("mm-0600", "2024")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy `mm-0600` has no version `2024`; it has [previous, 2025-10-01]");
        assertThatThrownBy(() -> LIBRARY.version("mm", "1"))
                .hasMessageStartingWith("there is no policy `mm`; there are [ash-mnr,");
    }
}
