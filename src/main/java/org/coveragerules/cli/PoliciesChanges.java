package org.coveragerules.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.coveragerules.internal.policy.PolicyAnnouncement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Announces which policy versions are published, begin and end. */
@Command(name = "changes", mixinStandardHelpOptions = true,
        description = "Says which policy versions are published, begin or end in a window of days, and what each"
                + " changes.")
final class PoliciesChanges implements Callable<Integer> {

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "First day, such as 2025-10-01.")
    private LocalDate from;

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last day.")
    private LocalDate to;

    @Mixin
    private Sources sources;

    @Mixin
    private Printing printing;

    @Override
    public Integer call() {
        if (to.isBefore(from)) {
            throw new UsageException("--to (" + to + ") comes before --from (" + from + "); swap them");
        }
        var changes = sources.library().changes(from, to);
        printing.print(changes, page -> {
            page.line(0, "Policy changes from " + from + " to " + to);
            if (changes.isEmpty()) {
                page.line(2, "No policy version is published, begins or ends.");
            }
            for (var change : changes) {
                page.line(0, "");
                page.line(0, change.day() + ": " + change.policy() + " " + change.version() + " " + words(change));
                page.line(2, change.title());
                if (change.difference() != null) {
                    PolicyDifferenceText.write(page, 2, change.difference());
                }
            }
        });
        return Main.WELL;
    }

    private static String words(PolicyAnnouncement change) {
        return switch (change.event()) {
            case PUBLISHED -> "is published" + (change.begins() == null ? "" : "; it begins on " + change.begins())
                    + (change.neighbour() == null ? "" : " and takes the place of " + change.neighbour());
            case BEGINS -> change.neighbour() == null ? "begins; there was no version before it"
                    : "begins and takes the place of " + change.neighbour();
            case ENDS -> change.neighbour() == null ? "is in force for the last day; no version follows"
                    : "is in force for the last day; " + change.neighbour() + " follows";
        };
    }
}
