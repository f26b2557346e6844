package org.coveragerules.internal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.coveragerules.cases.RuleCases;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the policies say what the rules and cases do. */
class PolicyPagesTest {

    private static final Path PAGES = Path.of("docs/policies");

    @Test
    void criteriaAreAListWithinLists(@TempDir Path temporary) {
        RuleDirectory.copy(temporary, "ncd-210.14/2").replace("ncd-210.14/2/policy.yaml",
                "supersedes: [precertification, cmm-preface, ash-mnr, mm-0600]\n", "");
        assertThat(PolicyPages.of(RuleFiles.in(temporary), CodeTables.bundled()).get("ncd-210.14-2.md")).contains("""
                ## Criteria

                **LDCT-0** Screening is covered where eligibility, order, counseling and frequency all are as this policy asks.

                - all of
                  - **LDCT-1** The member is 50 to 77 years old on the date of service.
                """, """
                  - any of
                    - **LDCT-4a** The member smokes at present.
                    - all of
                      - **LDCT-4b** The member smoked formerly.
                """);
    }

    /** It runs every case, with each condition failed alone. */
    @Test
    @Tag("long")
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
