package org.coveragerules.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import org.coveragerules.RuleDirectory;
import org.coveragerules.policy.PolicyChange.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of policies compared, and announced. */
class PolicyLibraryTest {

    private static final PolicyLibrary LIBRARY = PolicyLibrary.of(RuleFiles.in(Path.of("rules")));

    @TempDir
    private Path temporary;

    @Test
    void whatTheSiteOfCarePolicyChanged() {
        var difference = LIBRARY.difference("mm-0600", "previous", "2025-10-01");
        assertThat(difference.parameters()).extracting(Difference::name, Difference::before, Difference::after)
                .containsExactly(tuple("reviewMonths", "24", "12"), tuple("adultAge", null, "18"),
                        tuple("evaluationCodes", null, "[97161, 97162, 97163, 97165, 97166, 97167]"));
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
    void aWindowHasBothItsEnds() {
        assertThat(LIBRARY.changes(LocalDate.of(2025, 9, 30), LocalDate.of(2025, 10, 1)))
                .extracting(PolicyChange::day, PolicyChange::event, PolicyChange::version, PolicyChange::neighbour)
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
    void anUnknownVersionIsToldWithThoseThereAre() {
        assertThatThrownBy(() -> LIBRARY.version("mm-0600", "2024")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy `mm-0600` has no version `2024`; it has [previous, 2025-10-01]");
        assertThatThrownBy(() -> LIBRARY.version("mm", "1"))
                .hasMessageStartingWith("there is no policy `mm`; there are [ash-mnr,");
    }
}
