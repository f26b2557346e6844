package org.coveragerules.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.coveragerules.RuleDirectory;
import org.coveragerules.authoring.PolicyPages;
import org.coveragerules.coding.CodeTables;
import org.coveragerules.policy.RuleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the policies say what the rules and cases do. */
class PolicyPagesTest {

    private static final Path PAGES = Path.of("docs/policies");

    @Test
    void criteriaAreAListWithinLists(@TempDir Path temporary) {
        RuleDirectory.copy(temporary, "mm-0600/previous").append("mm-0600/previous/policy.yaml", """
                criteria:
                  - statement: MM0600-1
                    codes: [97110]
                    all: [MM0600-8, { none: [MM0600-10] }]
                """);
        assertThat(PolicyPages.of(RuleFiles.in(temporary), CodeTables.bundled()).get("mm-0600-previous.md")).contains("""
                ## Criteria

                **MM0600-1** The policy is for physical and occupational therapy of every age in the outpatient hospital, \
                whatever the procedure code, evaluations included. For the codes 97110.

                - all of
                  - **MM0600-8** The documentation includes the clinical history.
                  - none of
                    - **MM0600-10** The setting is experimental and investigational for every indication.

                ## MM0600-1
                """);
    }

    @Test
    void noPageIsStale() throws IOException {
        var written = new TreeMap<>(PolicyPages.of(RuleFiles.in(RuleCases.RULES), CodeTables.from(RuleCases.CODES)));
        var there = new TreeMap<String, String>();
        try (var paths = Files.list(PAGES)) {
            for (var path : paths.toList()) {
                there.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        var stale = new TreeMap<>(there);
        stale.entrySet().removeAll(written.entrySet());
        written.entrySet().removeAll(there.entrySet());
        written.putAll(stale);
        assertThat(written.keySet()).as("pages of %s that are stale, missing or of no version any more. Delete the last,"
                + " and renew the others: mvn -q -DskipTests package && java -jar target/coverage-rules-cli.jar policies"
                + " pages %s --codes %s", PAGES, PAGES, RuleCases.CODES).isEmpty();
    }
}
