package org.coveragerules.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.PlausibleRequests;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.adjudication.ToldSaves;
import org.coveragerules.internal.engine.RuleCache;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.request.Request;

/**
 * Full load on every core for many minutes, over random requests, while a watched directory of rules is saved and
 * opened anew each second, or as often as it is served. A line a minute; at the end the last minutes are compared with
 * the first, and the program fails where the library became slower or faster, or holds more than it did.
 *
 * <p>{@code mvn -Pbench clean test-compile exec:exec -Dbench.main=org.coveragerules.bench.Soak -Dbench.arguments=30}
 */
public final class Soak {

    private static final int USUAL_MINUTES = 30;
    private static final int REQUESTS = 5_000;
    /** Minutes at either end that are compared. */
    private static final int COMPARED = 5;
    private static final double MOST_SLOWER = 0.05;
    private static final double MOST_GROWN = 0.10;

    private final Adjudicator rules;
    private final ExecutorService callers;
    private final ToldSaves told;
    private final List<Path> versions;
    private final List<Request> requests;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private int reloads;

    /** What was seen in and after a minute; bytes are those in use when the garbage is gone and nobody calls. */
    private record Minute(double callsASecond, long heap, long metaspace, int threads, long descriptors,
            long temporaryFiles, int openSessions, int reloads) {
    }

    private Soak(Adjudicator rules, ExecutorService callers, ToldSaves told, List<Path> versions) {
        this.rules = rules;
        this.callers = callers;
        this.told = told;
        this.versions = versions;
        this.requests = new ArrayList<>();
        for (int seed = 0; seed < REQUESTS; seed++) {
            requests.add(PlausibleRequests.request(new Random(seed)));
        }
    }

    /**
     * Runs.
     *
     * @param arguments minutes, 30 if none; and how many seconds a minute has, 60 if none, to try it shortly
     */
    public static void main(String[] arguments) throws Exception {
        var given = List.of(arguments).stream().filter(text -> text.matches("\\d+")).map(Integer::valueOf).toList();
        int minutes = given.isEmpty() ? USUAL_MINUTES : given.get(0);
        int seconds = given.size() > 1 ? given.get(1) : (int) TimeUnit.MINUTES.toSeconds(1);
        var temporary = Files.createDirectories(Path.of("target", "soak")).toAbsolutePath();
        // Before anything asks for it: what is left behind there is this program's.
        System.setProperty("java.io.tmpdir", temporary.toString());
        var directory = Files.createTempDirectory("soak");
        var told = new ToldSaves();
        RuleDirectory.copy(directory, "ash-mnr", "cmm-preface", "coverage-instructions", "mm-0600", "precertification");
        var callers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Minute> seen;
        try (var paths = Files.walk(directory);
                var rules = Adjudicator.watching(directory, RuleFiles.in(directory), last -> last.anew(directory),
                        BenchmarkRequests.codes(), RuleCache.NONE, false, told)) {
            var versions = paths.filter(path -> path.endsWith("facts.drl")).sorted().toList();
            seen = new Soak(rules, callers, told, versions).run(minutes, seconds);
        } finally {
            callers.shutdown();
        }
        if (!holds(seen)) {
            System.exit(1);
        }
    }

    /** A first minute warms up and is not counted. */
    private List<Minute> run(int minutes, int seconds) throws Exception {
        var seen = new ArrayList<Minute>();
        print("minute", "calls/s", "heap MB", "metaspace MB", "threads", "descriptors",
                "temporary", "open sessions", "reloads");
        for (int minute = 0; minute <= minutes; minute++) {
            var now = minute(seconds);
            print(minute == 0 ? "warm-up" : minute, (long) now.callsASecond, megabytes(now.heap),
                    megabytes(now.metaspace), now.threads, now.descriptors, now.temporaryFiles, now.openSessions,
                    now.reloads);
            if (minute > 0) {
                seen.add(now);
            }
        }
        return seen;
    }

    private Minute minute(int seconds) throws InterruptedException, ExecutionException, IOException {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        var calling = new ArrayList<Future<Long>>();
        for (int thread = 0; thread < threads; thread++) {
            calling.add(callers.submit(caller(thread, end)));
        }
        for (long next = begin; next < end; next = Math.max(next + TimeUnit.SECONDS.toNanos(1), System.nanoTime())) {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
            reload();
        }
        long calls = 0;
        for (var one : calling) {
            calls += one.get();
        }
        double callsASecond = calls / ((System.nanoTime() - begin) / 1e9);
        for (int collection = 0; collection < 3; collection++) {
            System.gc();
        }
        return new Minute(callsASecond, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                metaspace(), ownThreads(), descriptors(), temporaryFiles(), rules.openSessions(), reloads);
    }

    private static long descriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private static long temporaryFiles() throws IOException {
        try (var paths = Files.walk(Path.of(System.getProperty("java.io.tmpdir")))) {
            return paths.filter(Files::isRegularFile).count();
        }
    }

    /** Those that the library made; how many workers the common pool of the JVM keeps is the JVM's own affair. */
    private static int ownThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("coverage-rules")).count();
    }

    private Callable<Long> caller(int thread, long end) {
        return () -> {
            long calls = 0;
            for (int i = thread * REQUESTS / threads; System.nanoTime() < end; i++) {
                if (rules.determine(requests.get(i % REQUESTS)).lines().isEmpty()) {
                    throw new IllegalStateException("a determination without lines");
                }
                calls++;
            }
            return calls;
        };
    }

    /** Saves another version each time with one more comment, so that it says the same and is compiled anew. */
    private void reload() throws IOException, InterruptedException {
        told.clear();
        Files.writeString(versions.get(reloads % versions.size()), "\n// " + reloads, StandardOpenOption.APPEND);
        var next = told.next();
        if (!rules.fingerprint().equals(next)) {
            throw new IllegalStateException("the saved rules are not served: " + next);
        }
        reloads++;
    }

    private static boolean holds(List<Minute> seen) {
        int compared = Math.min(COMPARED, seen.size() / 2);
        if (compared == 0) {
            throw new IllegalArgumentException("one minute can't be compared with another; run at least two");
        }
        var first = seen.subList(0, compared);
        var last = seen.subList(seen.size() - compared, seen.size());
        System.out.printf("the last %d minutes against the first %d:%n", compared, compared);
        boolean fast = holds("calls a second", first, last, Minute::callsASecond, -MOST_SLOWER, MOST_SLOWER);
        boolean heap = holds("heap", first, last, Minute::heap, -1, MOST_GROWN);
        boolean metaspace = holds("metaspace", first, last, Minute::metaspace, -1, MOST_GROWN);
        boolean threads = holds("threads", first, last, Minute::threads, -1, MOST_GROWN);
        boolean descriptors = holds("file descriptors", first, last, Minute::descriptors, -1, MOST_GROWN);
        boolean files = holds("temporary files", first, last, Minute::temporaryFiles, -1, 0);
        boolean sessions = seen.stream().allMatch(minute -> minute.openSessions == 0);
        System.out.println("sessions left open: " + (sessions ? "none" : "FAILS"));
        return fast && heap && metaspace && threads && descriptors && files && sessions;
    }

    private static boolean holds(String what, List<Minute> first, List<Minute> last, ToDoubleFunction<Minute> figure,
            double least, double most) {
        // Of what there was none, one is grown by a hundred per cent.
        double change = (mean(last, figure) - mean(first, figure)) / Math.max(1, mean(first, figure));
        boolean holds = change >= least && change <= most;
        System.out.printf(Locale.ROOT, "%s: %+.1f %%%s%n", what, 100 * change, holds ? "" : " FAILS");
        return holds;
    }

    private static double mean(List<Minute> minutes, ToDoubleFunction<Minute> figure) {
        return minutes.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage).findFirst().orElseThrow().getUsed();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }

    private static void print(Object... columns) {
        System.out.println(String.format("%8s %10s %10s %13s %8s %12s %10s %14s %8s", columns));
    }
}
