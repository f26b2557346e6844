package org.coveragerules.policy;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.coveragerules.CoverageRules;
import org.coveragerules.coding.CodeTables;

/**
 * What a directory of many policies costs, step by step, in a Java that has just started. With a second argument it is
 * opened as well, which compiles every version. After {@link PolicyCrowd}: {@code java -cp ...
 * org.coveragerules.policy.CrowdCost target/crowd}
 */
final class CrowdCost {

    private static final int SEARCHES = 3;
    private static final int DAYS = 1_000;

    private CrowdCost() {
    }

    public static void main(String[] arguments) {
        var directory = Path.of(arguments[0]);
        var codes = CodeTables.bundled();
        var files = timed("read the files", () -> RuleFiles.in(directory));
        System.out.printf("%,d files, %,.1f MB%n", files.contents().size(),
                files.contents().values().stream().mapToLong(content -> content.length).sum() / 1e6);
        var library = timed("read the policies", () -> PolicyLibrary.of(files));
        System.out.printf("%,d versions%n", library.all().size());
        timed("read the policies again", () -> PolicyLibrary.of(files));
        timed("fingerprint", () -> files.fingerprint(codes.digest()));
        timed("the versions in force on a day, " + DAYS + " times", () -> {
            long inForce = 0;
            for (int day = 0; day < DAYS; day++) {
                var date = LocalDate.parse("2023-01-01").plusDays(day);
                inForce += library.order().stream().filter(id -> library.inForce(id, date).isPresent()).count();
            }
            return inForce;
        });
        timed("search by a code, the first", () -> library.search("97110", codes).size());
        timed("search by a code, the next " + SEARCHES, () -> {
            int found = 0;
            for (int i = 0; i < SEARCHES; i++) {
                found += library.search(String.valueOf(20_000 + 37 * i), codes).size();
            }
            return found;
        });
        System.out.printf("%.0f MB of heap held%n", heap() / 1e6);
        if (arguments.length > 1) {
            try (var rules = timed("open them, compiling all", () -> CoverageRules.from(files, codes))) {
                System.out.printf("%.0f MB of heap held, by %s%n", heap() / 1e6, rules.fingerprint());
            }
        }
        // What is kept alive until here is part of the heap above.
        System.out.println(library.order().size() + " policies of " + files.root());
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

    private static long heap() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
