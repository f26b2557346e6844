package org.coveragerules.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.replay.Input;
import org.coveragerules.replay.ReplayPlan;
import org.coveragerules.replay.RequestReplay;
import org.coveragerules.replay.Selection;
import org.coveragerules.request.Request;

/**
 * What replay and impact cost beside determining the same requests in memory, in one warm process:
 * {@code java -Xmx512m -cp ... org.coveragerules.bench.ReplayCost REQUESTS.ndjson [ROUNDS]}.
 */
final class ReplayCost {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private ReplayCost() {
    }

    public static void main(String[] arguments) throws IOException {
        var file = Path.of(arguments[0]);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        List<Request> requests;
        try (var in = Files.newInputStream(file); var entries = BundledRequests.readAll(in)) {
            requests = entries.map(entry -> entry.request().orElseThrow()).collect(Collectors.toList());
        }
        try (var rules = Adjudicator.bundled()) {
            for (int round = 1; round <= rounds; round++) {
                System.out.println("round " + round);
                measure("determine in memory, 1 thread", () -> requests.forEach(rules::determine));
                measure("replay, 1 thread", () -> replay(file, rules, 1));
                measure("replay, 2 threads", () -> replay(file, rules, 2));
                measure("impact, 1 thread", () -> impact(file, rules, 1));
                measure("impact, 2 threads", () -> impact(file, rules, 2));
            }
        }
    }

    private static void replay(Path file, Adjudicator rules, int threads) throws IOException {
        run(ReplayPlan.replay(List.of(Input.of(file.toString())), rules, null, Selection.ALL, false), threads);
    }

    private static void impact(Path file, Adjudicator rules, int threads) throws IOException {
        run(ReplayPlan.impact(List.of(Input.of(file.toString())), rules, "mm-0600", "previous", "2025-10-01",
                false), threads);
    }

    private static void run(ReplayPlan plan, int threads) throws IOException {
        var work = Files.createTempDirectory("replay-cost");
        try (var run = RequestReplay.open(plan, work, false).orElseThrow()) {
            run.run(threads, null, () -> false, (read, judged, rejected, done) -> { });
            run.forget();
        }
        Files.delete(work);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void measure(String name, Work work) throws IOException {
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        work.run();
        System.out.printf(Locale.ROOT, "%-32s CPU %6.2f s, wall %6.2f s%n", name,
                (SYSTEM.getProcessCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9);
    }
}
