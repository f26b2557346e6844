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
            String source) {

        static Listed of(PolicyVersion policy) {
            return new Listed(policy.id(), policy.version(), policy.title(), policy.effective(), policy.until(),
                    policy.source());
        }
    }

    @Override
    public Integer call() {
        var all = sources.library().all();
        printing.print(all.stream().map(Listed::of).toList(), page -> {
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("policy", "version", "first day", "last day", "title"));
            all.forEach(policy -> rows.add(List.of(policy.id(), policy.version(), day(policy.effective()),
                    day(policy.until()), policy.title())));
            page.table(0, rows);
        });
        return Main.WELL;
    }

    private static String day(LocalDate day) {
        return day == null ? "open" : day.toString();
    }
}
