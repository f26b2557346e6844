package org.coveragerules.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.coveragerules.RulesException;
import org.coveragerules.internal.adjudication.DirectoryWatch;
import org.coveragerules.internal.announce.Announcement;
import org.coveragerules.internal.announce.Announcements;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.text.Visible;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows a directory of rules and announces what changes: feeds and a calendar, written anew on each save and day. */
@Command(name = "watch", mixinStandardHelpOptions = true,
        description = "Follows a directory of rules and on each save and each day writes feed.xml, a feed.xml of"
                + " each policy and effective-dates.ics anew. No rule is compiled. Ends with Ctrl-C.")
final class PoliciesWatch implements Callable<Integer> {

    /** As many new entries are named; of more, how many they are. */
    private static final int FEW = 3;

    /** A machine that slept, or a clock that was set, is noticed within so many milliseconds. */
    private static final long A_MINUTE = 60_000;

    @Parameters(paramLabel = "DIR", description = "The rules.")
    private Path directory;

    @Option(names = "--feed", required = true, paramLabel = "OUT",
            description = "The directory of the feeds; it is made where there is none.")
    private Path feeds;

    @Mixin
    private final SiteOptions options;

    @Mixin
    private Trusted trusted;

    @Spec
    private CommandSpec command;

    PoliciesWatch() {
        this(new SiteOptions());
    }

    PoliciesWatch(SiteOptions options) {
        this.options = options;
    }

    @Override
    @SuppressWarnings("try")
    public Integer call() throws InterruptedException {
        var files = trusted.signed(directory, RuleFiles.onDemand(directory));
        var written = new Written(files);
        try (var watching = new DirectoryWatch<>(directory, files,
                last -> trusted.signed(directory, last.found(directory)), written)) {
            // Saves are taken by a thread of their own; this one waits for days. Whoever interrupts it ends the command.
            var never = new CountDownLatch(1);
            long rest;
            do {
                // Asked before: a day that begins while the last one's files are written is not slept through.
                rest = Math.min(A_MINUTE, options.untilNextDay().toMillis() + 1);
                written.turn();
            } while (!never.await(rest, TimeUnit.MILLISECONDS));
            return Main.WELL;
        }
    }

    /** The files as they were written last. */
    private final class Written implements DirectoryWatch.Taker {

        private final PrintWriter out = command.commandLine().getOut();
        private PolicyLibrary library;
        private Announcements announced;
        private LocalDate day;
        private Set<String> paths = Set.of();

        Written(RuleFiles files) {
            library = PolicyLibrary.of(files);
            day = options.day();
            announced = Announcements.of(library, day, options.address());
            say(entries(announced), write(announced));
        }

        @Override
        public synchronized String take(RuleFiles files, Set<String> policies) {
            var saved = PolicyLibrary.onDemand(files, library);
            // What can't be read is told, though no feed may say it.
            policies.stream().sorted().flatMap(id -> saved.versions(id).stream()).forEach(policy -> {
                policy.statements();
                saved.rules(policy);
            });
            announce(saved);
            return null;
        }

        /** Tells what a new day brings, if one has begun. */
        synchronized void turn() {
            if (!options.day().equals(day)) {
                announce(library);
            }
        }

        private void announce(PolicyLibrary saved) {
            day = options.day();
            var now = announced.renewed(saved, day);
            var known = announced.told().stream().map(Announcement::id).collect(Collectors.toSet());
            var added = now.told().stream().filter(one -> !known.contains(one.id())).map(Announcement::title).toList();
            library = saved;
            int count;
            try {
                count = write(now);
            } catch (RulesException unwritten) {
                tell(unwritten, "The next save or day writes the files that were not written.");
                return;
            }
            announced = now;
            say(entries(now) + ", " + (added.isEmpty() ? "none new" : added.size() + " new"
                    + (added.size() > FEW ? "" : ": " + Visible.of(String.join("; ", added)))), count);
        }

        @Override
        public synchronized void refuse(RulesException problems) {
            tell(problems, "The feeds and the calendar stay as they were before this save.");
        }

        private void tell(RulesException problems, String consequence) {
            out.println(problems.getMessage());
            out.println(consequence);
            out.flush();
        }

        @Override
        public void undone() {
            // They are still those of these rules.
        }

        private int write(Announcements now) {
            var content = now.files();
            int count = new FeedFiles(feeds).write(paths, content);
            paths = content.keySet();
            return count;
        }

        private static String entries(Announcements announced) {
            int count = announced.told().size();
            return count + (count == 1 ? " entry" : " entries");
        }

        private void say(String entries, int files) {
            out.println(entries + "; " + files + (files == 1 ? " file" : " files") + " written");
            out.flush();
        }
    }
}
