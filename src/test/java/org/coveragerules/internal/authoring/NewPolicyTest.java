package org.coveragerules.internal.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.coveragerules.cases.AuthorsDirectory;
import org.coveragerules.cases.RuleCheck;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.engine.RuleCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy that an author begins with. */
class NewPolicyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @TempDir
    private Path temporary;

    @Test
    void opensAndIsProvedByItsCases() throws IOException {
        AuthorsDirectory.in(temporary);
        NewPolicy.write(temporary, "home-oxygen", "1", DAY);
        var check = RuleCheck.of(temporary, CodeTables.bundled(), Optional.empty(), Optional.of("home-oxygen"), true,
                Optional.empty(), RuleCache.NONE);
        assertThat(check.problems()).isEmpty();
        assertThat(check.differing()).isEmpty();
        assertThat(check.mutations().get(0).survivors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Home Oxygen | 1 | `Home Oxygen` is no name for a policy; write small letters",
        "-oxygen | 1 | `-oxygen` is no name for a policy",
        "home-oxygen | ../1 | `../1` is no name for a version",
        "home-oxygen | '' | `` is no name for a version"})
    void refusesNames(String policy, String version, String message) throws IOException {
        AuthorsDirectory.in(temporary);
        assertThatThrownBy(() -> NewPolicy.write(temporary, policy, version, DAY))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }

    @Test
    void refusesWhatIsThere() throws IOException {
        AuthorsDirectory.in(temporary);
        NewPolicy.write(temporary, "home-oxygen", "1", DAY);
        assertThatThrownBy(() -> NewPolicy.write(temporary, "home-oxygen", "1", DAY))
                .hasMessageContaining("home-oxygen/1` is there already");
        assertThatThrownBy(() -> NewPolicy.write(temporary, "home-oxygen", "2", DAY))
                .hasMessageContaining("begin a further version as a copy of the one before it");
    }

    @Test
    void refusesADirectoryWithoutRules() {
        assertThatThrownBy(() -> NewPolicy.write(temporary, "home-oxygen", "1", DAY))
                .hasMessageContaining("is no directory of rules, since it has no `definitions.yaml`");
        assertThat(temporary.resolve("home-oxygen")).doesNotExist();
        assertThat(Files.exists(temporary)).isTrue();
    }
}
