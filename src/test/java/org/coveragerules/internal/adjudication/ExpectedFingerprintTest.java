package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory is opened only if it is the one that was expected. */
class ExpectedFingerprintTest {

    @TempDir
    private Path temporary;

    private final CodeTables codes = CodeTables.bundled();

    @Test
    void theExpectedDirectoryOpens() {
        RuleDirectory.copy(temporary, "mm-0600/previous");
        var expected = RuleFiles.in(temporary).fingerprint(codes.digest());
        try (var rules = Opening.of(temporary).expecting(expected).open()) {
            assertThat(rules.fingerprint()).isEqualTo(expected);
        }
    }

    @Test
    void anyOtherIsRefusedBeforeALineIsCompiled() {
        var directory = RuleDirectory.copy(temporary, "mm-0600/previous");
        var expected = RuleFiles.in(temporary).fingerprint(codes.digest());
        // Were it compiled or read as a policy, these would be what is complained of.
        directory.write("mm-0600/previous/setting.drl", "no rule").write("mm-0600/previous/policy.yaml", "- none");
        var found = RuleFiles.in(temporary).fingerprint(codes.digest());
        assertThatThrownBy(() -> Opening.of(temporary).expecting(expected).open().close())
                .isInstanceOf(RulesException.class)
                .hasMessageStartingWith(temporary.toString())
                .hasMessageContainingAll("`" + expected + "` was expected", "`" + found + "`")
                .satisfies(e -> assertThat(((RulesException) e).problems()).hasSize(1));
    }
}
