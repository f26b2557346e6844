package org.coveragerules.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.coveragerules.internal.policy.PolicyVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the versions of the policies. */
@Command(name = "list", mixinStandardHelpOptions = true,
        description = "Lists policies and versions with their first and last day in force.")
final class PoliciesList implements Callable<Integer> {

    @Mixin
    private Sources sources;

    @Mixin
    private Printing printing;

    private record Listed(String policy, String version, String title, LocalDate effective, LocalDate until,
            LocalDate published, String source) {

        static Listed of(PolicyVersion policy) {
            return new Listed(policy.id(), policy.version(), policy.title(), policy.effective(), policy.until(),
                    policy.published(), policy.source());
        }
    }

    @Override
    public Integer call() {
        var all = sources.library().all();
        printing.print(all.stream().map(Listed::of).toList(), page -> {
            boolean tellsPublished = all.stream().anyMatch(policy -> policy.published() != null);
            var rows = new ArrayList<List<String>>();
            rows.add(row(tellsPublished, "policy", "version", "first day", "last day", "published", "title"));
            all.forEach(policy -> rows.add(row(tellsPublished, policy.id(), policy.version(), day(policy.effective()),
                    day(policy.until()), policy.published() == null ? "" : policy.published().toString(),
                    policy.title())));
            page.table(0, rows);
        });
        return Main.WELL;
    }

    /** Where of no version it is known when it was published, there is no column for it. */
    private static List<String> row(boolean tellsPublished, String... cells) {
        var row = new ArrayList<>(List.of(cells));
        if (!tellsPublished) {
            row.remove(cells.length - 2);
        }
        return row;
    }

    private static String day(LocalDate day) {
        return day == null ? "open" : day.toString();
    }
}
