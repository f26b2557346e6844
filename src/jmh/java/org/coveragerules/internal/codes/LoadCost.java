package org.coveragerules.internal.codes;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What loading a directory costs in a Java that has just started. Where there is no such directory, it is written
 * instead, with so many PTP rows of each setting, to be loaded by the next run. After {@code mvn -Pbench test-compile}:
 * {@code java -cp target/classes:target/test-classes org.coveragerules.internal.codes.LoadCost target/full 2500000 1800000}
 */
final class LoadCost {

    private LoadCost() {
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        if (!Files.exists(directory)) {
            new CodeFileGenerator(7).write(directory, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]),
                    14_000, 7_500);
            return;
        }
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = heap();
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        CodeTables tables = CodeTables.from(directory);
        wall = System.nanoTime() - wall;
        cpu = system.getProcessCpuTime() - cpu;
        long retained = heap() - before;
        int rows = tables.contents().stream().filter(file -> file.kind() == CodeFileKind.PTP)
                .mapToInt(CodeFile::rows).sum();
        System.out.printf("%,11d PTP rows: %5.2f s CPU, %5.2f s wall, %6.1f MB retained%n", rows, cpu / 1e9, wall / 1e9,
                retained / 1e6);
        System.out.println(tables.digest());
    }

    private static long heap() {
        for (int collection = 0; collection < 3; collection++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
