package org.coveragerules.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

/** Follows a directory of rules and announces what changes: feeds and a calendar, written anew on each save. */
@Command(name = "watch", mixinStandardHelpOptions = true,
        description = "Follows a directory of rules and on each save writes feed.xml, a feed.xml of each policy and"
                + " effective-dates.ics anew. No rule is compiled. Ends with Ctrl-C.")
final class PoliciesWatch implements Callable<Integer> {

    /** As many new entries are named; of more, how many they are. */
    private static final int FEW = 3;

    @Parameters(paramLabel = "DIR", description = "The rules.")
    private Path directory;

    @Option(names = "--feed", required = true, paramLabel = "OUT",
            description = "The directory of the feeds; it is made where there is none.")
    private Path feeds;

    @Mixin
    private SiteOptions options;

    @Spec
    private CommandSpec command;

    @Override
    @SuppressWarnings("try")
    public Integer call() throws InterruptedException {
        var files = RuleFiles.onDemand(directory);
        var written = new Written(files);
        try (var watching = new DirectoryWatch<>(directory, files, last -> last.found(directory), written)) {
            // It works by itself. Whoever interrupts this ends it.
            new CountDownLatch(1).await();
            return Main.WELL;
        }
    }

    /** The files as they were written last. */
    private final class Written implements DirectoryWatch.Taker {

        private final PrintWriter out = command.commandLine().getOut();
        private PolicyLibrary library;
        private Announcements announced;
        private Set<String> paths = Set.of();

        Written(RuleFiles files) {
            library = PolicyLibrary.of(files);
            announced = Announcements.of(library, options.day(), options.address());
            say(entries(announced), write(announced));
        }

        @Override
        public String take(RuleFiles files, Set<String> policies) {
            var saved = PolicyLibrary.onDemand(files, library);
            // What can't be read is told, though no feed may say it.
            policies.stream().sorted().flatMap(id -> saved.versions(id).stream()).forEach(policy -> {
                policy.statements();
                saved.rules(policy);
            });
            var now = announced.renewed(saved, options.day());
            var known = announced.told().stream().map(Announcement::id).collect(Collectors.toSet());
            var added = now.told().stream().filter(one -> !known.contains(one.id())).map(Announcement::title).toList();
            library = saved;
            int count;
            try {
                count = write(now);
            } catch (RulesException unwritten) {
                tell(unwritten, "The next save writes the files that were not written.");
                return null;
            }
            announced = now;
            say(entries(now) + ", " + (added.isEmpty() ? "none new" : added.size() + " new"
                    + (added.size() > FEW ? "" : ": " + Visible.of(String.join("; ", added)))), count);
            return null;
        }

        @Override
        public void refuse(RulesException problems) {
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
