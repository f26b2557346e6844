package org.coveragerules.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.coveragerules.RulesException;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library that is read after a change, and shares the rest with the one before, says what one that is read anew does. */
class ReusedLibraryTest {

    private static final String NCD = "ncd-210.14/2/policy.yaml";
    private static final String SITE = "mm-0600/2025-10-01/policy.yaml";

    /** What may be changed, each after the one before. */
    private static final List<Consumer<RuleDirectory>> CHANGES = List.of(
            rules -> rules.replace(SITE, "effective: 2025-10-01", "effective: 2025-11-01"),
            rules -> rules.append(SITE, "# a comment\n"),
            rules -> rules.replace(NCD, "supersedes: [precertification, ", "supersedes: [precertifications, "),
            rules -> rules.replace(NCD, "supersedes: [precertifications, ", "supersedes: ["),
            rules -> rules.append("vocabulary.yaml", "# a comment\n"),
            rules -> rules.replace("mm-0600/previous/policy.yaml", "title: ", "title: Formerly, "),
            rules -> rules.append(SITE, "vocabulary:\n  documents:\n    OWN_RECORD: {says: a record of its own}\n"),
            rules -> rules.append("ash-mnr/1/policy.yaml",
                    "vocabulary:\n  documents:\n    OWN_RECORD: {says: a record of another kind}\n"),
            rules -> rules.replace(SITE, "vocabulary:\n  documents:\n    OWN_RECORD: {says: a record of its own}\n",
                    ""),
            rules -> rules.delete("mm-0600/previous", ".yaml").delete("mm-0600/previous", ".drl"),
            rules -> rules.append("definitions.yaml", "# a comment\n"));

    @TempDir
    private Path temporary;
    private RuleDirectory rules;

    @BeforeEach
    void copy() {
        rules = RuleDirectory.copy(temporary, "mm-0600", "ash-mnr", "cmm-preface", "precertification", "ncd-210.14");
    }

    private static List<String> said(PolicyLibrary library) {
        return library.all().stream().map(policy -> policy.name() + " " + policy.title() + " " + policy.effective()
                + " "
                + policy.until() + " " + policy.supersedes() + " " + policy.parameters() + " "
                + policy.statements()).toList();
    }

    @Test
    void whateverChangesTheRestStaysTheSame() {
        var files = RuleFiles.onDemand(temporary);
        var library = PolicyLibrary.onDemand(files);
        int read = 0;
        for (int change = 0; change < CHANGES.size(); change++) {
            CHANGES.get(change).accept(rules);
            var found = files.found(temporary);
            PolicyLibrary reused = null;
            String refused = "";
            try {
                reused = PolicyLibrary.onDemand(found, library);
            } catch (RulesException e) {
                refused = e.getMessage();
            }
            try {
                var anew = said(PolicyLibrary.onDemand(RuleFiles.onDemand(temporary)));
                assertThat(refused).as("refusal after change %d", change).isEmpty();
                assertThat(said(reused)).as("after change %d", change).isEqualTo(anew);
                files = found;
                library = reused;
                read++;
            } catch (RulesException e) {
                assertThat(refused).as("after change %d", change).isEqualTo(e.getMessage());
            }
        }
        assertThat(read).as("changes that were taken").isGreaterThan(5).isLessThan(CHANGES.size() - 1);
    }
}
