package org.coveragerules.internal.policy;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.engine.RuleCache;
import org.coveragerules.request.Request;

/**
 * What a directory of rules costs that is opened on demand, step by step, in a Java that has just started. Run it for
 * {@code rules} and for what {@link PolicyCrowd} wrote, and compare: {@code java -cp ...
 * org.coveragerules.internal.policy.CrowdCost target/crowd}. A second argument says how many more versions to open, to see what
 * each holds.
 */
final class CrowdCost {

    /** Asked of the project's own policies only: no policy of the crowd is for its code. */
    private static final String REQUEST = "/requests/hospital-pt-documented-need.json";
    private static final int WARMING = 20_000;
    private static final int ROUNDS = 9;
    private static final int ASKED = 4_000;
    private static final int SEARCHES = 2_000;

    private CrowdCost() {
    }

    public static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        var codes = CodeTables.bundled();
        var request = request();
        double before = heap();
        try (var rules = timed("open on demand", () -> Adjudicator.onDemand(RuleFiles.onDemand(directory), codes,
                RuleCache.NONE))) {
            var library = rules.library();
            System.out.printf("%,d policies, %,d versions%n", library.order().size(), library.all().size());
            var determination = timed("the first answer, its versions compiled, the fingerprint made aside",
                    () -> rules.determine(request));
            System.out.println("asked: " + determination.policies());
            System.out.printf("%.1f MB of heap held%n", heap() - before);
            timed(WARMING + " answers, to warm up", () -> asked(rules, request, WARMING));
            var rounds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                asked(rules, request, ASKED);
                rounds[round] = (System.nanoTime() - begin) / 1e3 / ASKED;
            }
            Arrays.sort(rounds);
            System.out.printf("%.1f us an answer, median of %d rounds (%.1f to %.1f)%n", rounds[ROUNDS / 2], ROUNDS,
                    rounds[0], rounds[ROUNDS - 1]);
            searches(library, codes);
            System.out.printf("%.1f MB of heap held%n", heap() - before);
            if (arguments.length > 1) {
                more(rules, Integer.parseInt(arguments[1]), before);
            }
        }
    }

    private static void searches(PolicyLibrary library, CodeTables codes) {
        timed("search by a code, the first", () -> library.search("97110", codes).size());
        for (int warming = 0; warming < SEARCHES; warming++) {
            library.search(code(warming), codes);
        }
        long begin = System.nanoTime();
        long found = 0;
        for (int search = 0; search < SEARCHES; search++) {
            found += library.search(code(search), codes).size();
        }
        System.out.printf("%.4f ms a search by other codes, %.1f versions found on average%n",
                (System.nanoTime() - begin) / 1e6 / SEARCHES, found / (double) SEARCHES);
        begin = System.nanoTime();
        int most = library.search("97110", codes).size();
        System.out.printf("%.4f ms a search by 97110, %d versions found%n", (System.nanoTime() - begin) / 1e6, most);
    }

    /** Names versions that are not open yet, each by a line of one of its codes. */
    private static void more(Adjudicator rules, int versions, double before) throws IOException {
        var closed = rules.library().all().stream().filter(policy -> !policy.codes().isEvery()).limit(versions)
                .toList();
        double held = heap();
        for (var policy : closed) {
            rules.determine(request(policy.codes().written().get(0)), Map.of(policy.id(), policy.version()));
        }
        System.out.printf("%d versions more open: %.2f MB of heap each, %.1f MB held%n", closed.size(),
                (heap() - held) / closed.size(), heap() - before);
    }

    private static String code(int number) {
        return String.valueOf(10_000 + number * 44);
    }

    private static Request request() throws IOException {
        try (var json = CrowdCost.class.getResourceAsStream(REQUEST)) {
            return BundledRequests.read(json);
        }
    }

    /** A line of another code, on a day before the crowd is in force, so that of it only the named one is asked. */
    private static Request request(String code) {
        return BundledRequests.read("""
                {"id": "R-1", "type": "PRECERTIFICATION", "received": "2023-09-01",
                 "plan": {"lineOfBusiness": "COMMERCIAL"},
                 "lines": [{"number": 1, "code": "%s", "date": "2023-10-01"}]}
                """.formatted(code));
    }

    private static long asked(Adjudicator rules, Request request, int times) {
        long reasons = 0;
        for (int time = 0; time < times; time++) {
            reasons += rules.determine(request).line(1).reasons().size();
        }
        return reasons;
    }

    private static <T> T timed(String what, Supplier<T> step) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        var result = step.get();
        System.out.printf("%8.0f ms, %8.0f ms of CPU  %s%n", (System.nanoTime() - begin) / 1e6,
                (system.getProcessCpuTime() - cpu) / 1e6, what);
        return result;
    }

    /** In MB. */
    private static double heap() {
        System.gc();
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6;
    }
}
