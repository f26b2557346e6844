package org.coveragerules.internal.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.coveragerules.internal.announce.SiteAddress;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.RuleFiles;

/** A site of a test, which stays in {@code target} to be looked at. */
record TestSite(Path directory) {

    private static final LocalDate ON = LocalDate.of(2026, 6, 1);

    static TestSite of(String name, Path rules, CodeTables codes, List<Path> impacts) {
        var directory = Path.of("target", "test-sites", name);
        try {
            Site.write(RuleFiles.in(rules), codes, directory, ON, SiteAddress.UNKNOWN, impacts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestSite(directory);
    }

    /** Of the rules of the project, with a report of what a change did. */
    static TestSite shipped() {
        return Shipped.SITE;
    }

    Path page(String name) {
        return directory.resolve(name);
    }

    private static final class Shipped {

        private static final TestSite SITE = of("shipped", Path.of("rules"), CodeTables.from(Path.of("src/test/resources/codes/cases")),
                List.of(impact()));

        private static Path impact() {
            var file = Path.of("target", "test-sites", "impact.json");
            try {
                Files.createDirectories(file.getParent());
                return Files.writeString(file, """
                        { "kind": "IMPACT", "before": { "name": "mm-0600 previous" }, "after": { "name": "mm-0600 2025-10-01" },
                          "counts": { "linesCompared": 3495, "linesDiffering": 517 },
                          "matrix": [ { "from": "DENIED", "to": "APPROVED", "lines": 466 },
                                      { "from": "APPROVED", "to": "PENDED", "lines": 51 } ],
                          "groups": [ { "from": "DENIED", "to": "APPROVED", "lines": 466,
                                        "gone": [ { "statement": "MM0600-10" } ], "come": [ { "statement": "MM0600-2" } ] } ] }
                        """);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
