package org.coveragerules.internal.site;

import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coveragerules.RulesException;
import org.coveragerules.internal.announce.Announcements;
import org.coveragerules.internal.announce.SiteAddress;
import org.coveragerules.internal.checklist.Checklists;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.internal.policy.CodeMention;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.policy.VersionDifference;

/**
 * A site of a rules directory: pages for policies, versions, codes and what changes, with a search. It needs no server,
 * and asks the network for nothing. The same rules, tables, reports and day make the same bytes.
 */
public final class Site {

    private static final List<String> ASSETS =
            List.of("minisearch.js", "search.js", "days.js", "criteria.js", "checklist.js");

    private final Made made;
    private final SiteFiles files;
    /** By the names of the versions before and after. */
    private final Map<List<String>, Impact> impacts;
    /** By the name of a version what it changes against the one before it, in sentences. */
    private final Map<String, List<String>> said = new ConcurrentHashMap<>();

    private Site(Made made, SiteFiles files, Map<List<String>, Impact> impacts) {
        this.made = made;
        this.files = files;
        this.impacts = impacts;
    }

    /**
     * Writes a site, over one that was written there before.
     *
     * @param on      tells what is in force and what is still to come
     * @param address where it will be, for feeds; without one their links lead from file to file
     * @param impacts reports of what changes of versions did to requests
     * @return how many files it has
     * @throws SiteException                    where the directory or a report is not to be used
     * @throws org.coveragerules.RulesException naming what is wrong with rules or cases
     * @throws IOException                      where a file can't be written
     */
    public static int write(RuleFiles rules, CodeTables codes, Path directory, LocalDate on, SiteAddress address,
            List<Path> impacts) throws IOException {
        var library = PolicyLibrary.of(rules);
        var reports = new HashMap<List<String>, Impact>();
        impacts.stream().map(Impact::read).forEach(each -> reports.put(List.of(each.before(), each.after()), each));
        var made = new Made(library, rules.fingerprint(codes.digest()), on, new ConcurrentHashMap<>(),
                ConcurrentHashMap.newKeySet());
        try (var files = SiteFiles.in(directory)) {
            return new Site(made, files, reports).write(codes, address);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private int write(CodeTables codes, SiteAddress address) throws IOException {
        for (var asset : ASSETS) {
            files.put(Place.asset(asset), Asset.bytes(asset));
        }
        files.put(Place.asset("site.css"), Asset.joined("/org/coveragerules/replay/colors.css", "site.css", "checklist.css"));
        each(made.library().order(), this::policy);
        var announcements = Announcements.of(made.library(), made.on(), address, (from, to) -> said.get(to.name()));
        page(Place.START, out -> JtestartGenerated.render(out, null, StartPage.of(made, announcements.coming())));
        announcements.files().forEach(files::put);
        // By now the search knows all rules, and what each version asks for.
        var mentions = made.library().codes(codes);
        codes(mentions);
        files.put(Place.asset("search-data.js"), SearchData.of(made, mentions.keySet(),
                codes.declaredBy(made.library().vocabulary())));
        return files.finish();
    }

    /** Reads the rules of a policy once for all that is said of them, which is most of the time. */
    private void policy(String id) {
        var versions = made.library().versions(id);
        var rules = new HashMap<PolicyVersion, List<DrlRule>>();
        var read = new HashMap<List<String>, DrlFile>();
        page(Place.policy(id), out -> JtepolicyGenerated.render(out, null, PolicyPage.of(made, id)));
        for (int at = 0; at < versions.size(); at++) {
            var version = versions.get(at);
            rules.put(version, made.library().rules(version, read));
            version(version, rules.get(version));
            var changes = new ArrayList<Change>();
            for (int before = at - 1; before >= 0; before--) {
                changes.add(change(versions.get(before), version, rules));
            }
            if (!changes.isEmpty()) {
                said.put(version.name(), changes.get(0).said());
                page(Place.changes(version), out -> JtechangesGenerated.render(out, null,
                        ChangesPage.of(made, version, changes)));
            }
        }
    }

    private Change change(PolicyVersion from, PolicyVersion to, Map<PolicyVersion, List<DrlRule>> rules) {
        return Change.of(VersionDifference.between(from, rules.get(from), to, rules.get(to)), from, to,
                impacts.get(List.of(from.name(), to.name())));
    }

    private void version(PolicyVersion policy, List<DrlRule> rules) {
        made.library().searchable(policy, rules);
        var view = VersionPage.of(made, policy, rules);
        made.asked().put(policy, view.asked());
        if (made.isCurrent(policy)) {
            Checklists.of(policy, rules, made.library().vocabulary()).ifPresent(data -> {
                made.checklists().add(policy);
                files.put(Place.checklist(policy), Checklists.script(policy, data).getBytes(StandardCharsets.UTF_8));
            });
        }
        page(Place.version(policy), out -> JteversionGenerated.render(out, null, view));
    }

    private void codes(SortedMap<String, List<CodeMention>> mentions) {
        each(List.copyOf(mentions.entrySet()), each -> page(Place.code(each.getKey()), out ->
                JtecodeGenerated.render(out, null, CodePage.of(made, each.getKey(), each.getValue()))));
        var byBeginning = CodesPage.byBeginning(mentions.keySet());
        page(Place.ALL_CODES, out -> JtecodesGenerated.render(out, null, new CodesPage(
                made.frame("Codes", Place.ALL_CODES), byBeginning.keySet(), List.of())));
        byBeginning.forEach((beginning, codes) -> page(Place.codesOf(beginning), out -> JtecodesGenerated.render(out, null,
                new CodesPage(made.frame("Codes " + beginning + "…", Place.codesOf(beginning)), List.of(), codes))));
    }

    /** On all cores. Where some fail, all have ended before that is told, and every fault of rules is. */
    private static <T> void each(List<T> all, Consumer<T> does) {
        var failed = new ConcurrentSkipListMap<Integer, RuntimeException>();
        IntStream.range(0, all.size()).parallel().forEach(at -> {
            try {
                does.accept(all.get(at));
            } catch (RuntimeException e) {
                failed.put(at, e);
            }
        });
        if (!failed.isEmpty()) {
            var problems = failed.values().stream().flatMap(e -> e instanceof RulesException wrong
                    ? wrong.problems().stream() : Stream.empty()).distinct().toList();
            throw problems.isEmpty() ? failed.firstEntry().getValue() : new RulesException(problems);
        }
    }

    private void page(Place place, Consumer<ShownText> template) {
        var bytes = new Utf8ByteOutput();
        template.accept(new ShownText(bytes));
        files.put(place, bytes.toByteArray());
    }
}
