package org.coveragerules.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.input.PortableDataStream;
import org.apache.spark.sql.Row;
import org.coveragerules.CoverageRules;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.replay.Input;
import org.coveragerules.replay.ReplayPlan;
import org.coveragerules.replay.Selection;
import org.coveragerules.request.RequestType;
import scala.Tuple2;

/** What a task does with its share of the requests: the same that a run on one machine does with a chunk of them. */
final class Judging implements Serializable {

    private static final long serialVersionUID = 1;

    /** What is asked of requests. */
    enum Question {
        /** What they come to. */
        DETERMINE,
        /** Whether that is what their records say. */
        REPLAY,
        /** What another version of a policy, or other rules, make of them. */
        IMPACT
    }

    /** Names of rules, for headings. */
    record Names(String before, String after) implements Serializable {
    }

    /** Of lines and requests, as {@link Selection} has it. */
    record Chosen(LocalDate from, LocalDate to, LinkedHashSet<RequestType> types, String policy)
            implements Serializable {

        static final Chosen ALL = new Chosen(null, null, new LinkedHashSet<>(), null);

        private Selection selection() {
            return new Selection(from, to, types, policy);
        }
    }

    private final Question question;
    private final Broadcast<ShippedRules> rules;
    /** Rules that held before; null: a version of a policy did, or nothing is compared. */
    private final Broadcast<ShippedRules> before;
    private final Names names;
    private final Chosen chosen;
    private final String from;
    private final String to;
    private final Broadcast<ShippedFacts> facts;
    private final boolean withDetermination;
    private final Duration limit;

    private Judging(Question question, Broadcast<ShippedRules> rules, Broadcast<ShippedRules> before, Names names,
            Chosen chosen, String from, String to, Broadcast<ShippedFacts> facts, boolean withDetermination,
            Duration limit) {
        this.question = question;
        this.rules = rules;
        this.before = before;
        this.names = names;
        this.chosen = chosen;
        this.from = from;
        this.to = to;
        this.facts = facts;
        this.withDetermination = withDetermination;
        this.limit = limit;
    }

    /** What requests come to. */
    static Judging determine(Broadcast<ShippedRules> rules, Chosen chosen) {
        return new Judging(Question.DETERMINE, rules, null, null, chosen, null, null, null, false, null);
    }

    /** Whether requests come to what their records say. */
    static Judging replay(Broadcast<ShippedRules> rules, Chosen chosen) {
        return new Judging(Question.REPLAY, rules, null, null, chosen, null, null, null, false, null);
    }

    /** What one version of a policy and another make of requests. */
    static Judging impact(Broadcast<ShippedRules> rules, String policy, String from, String to) {
        return new Judging(Question.IMPACT, rules, null, null,
                new Chosen(null, null, new LinkedHashSet<>(), policy), from, to, null, false, null);
    }

    /** What some rules and others make of requests. */
    static Judging impact(Broadcast<ShippedRules> before, Broadcast<ShippedRules> rules, Names names) {
        return new Judging(Question.IMPACT, rules, before, names, Chosen.ALL, null, null, null, false, null);
    }

    /** The same with what the payer knows of the requests. */
    Judging knowing(Broadcast<ShippedFacts> file) {
        return new Judging(question, rules, before, names, chosen, from, to, file, withDetermination, limit);
    }

    /** The same with the whole determination beside each line. */
    Judging withDeterminations() {
        return new Judging(question, rules, before, names, chosen, from, to, facts, true, limit);
    }

    /** The same with a limit to how long a determination takes. */
    Judging within(Duration most) {
        return new Judging(question, rules, before, names, chosen, from, to, facts, withDetermination, most);
    }

    boolean hasDeterminations() {
        return withDetermination;
    }

    /** Of the rules that judge: every executor refuses others. */
    String fingerprint() {
        return rules.value().fingerprint();
    }

    /**
     * What is asked, by the rules as they are open in this JVM.
     *
     * @param inputs their names
     */
    ReplayPlan plan(List<String> inputs) {
        var open = within(rules.value().open());
        var named = inputs.stream().map(Input::of).toList();
        try {
            return switch (question) {
                case DETERMINE -> ReplayPlan.determine(named, open, chosen.selection(), true);
                case REPLAY -> ReplayPlan.replay(named, open, null, chosen.selection(), true);
                case IMPACT -> before == null ? ReplayPlan.impact(named, open, chosen.policy(), from, to, true)
                        : ReplayPlan.impact(named, within(before.value().open()), names.before(), open, names.after(),
                        true);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CoverageRules within(CoverageRules open) {
        return limit == null ? open : open.within(limit);
    }

    private PayerFacts payerFacts() {
        return facts == null ? PayerFacts.NONE : facts.value().open();
    }

    /**
     * Judges requests that stand one a line, each a row of input, source, block and text.
     *
     * @param before how many lines of a file stand before a block
     */
    Iterator<Row> lines(Iterator<Row> rows, Map<Table.Place, Long> before) {
        return new FoundRows(new LinesOfBlocks(rows, before, plan(List.of()), payerFacts(), withDetermination));
    }

    /** Judges the claims of whole interchanges, each of which is read as a stream. */
    Iterator<Row> interchanges(int input, Iterator<Tuple2<String, PortableDataStream>> files) {
        return new FoundRows(new ClaimsOfFiles(input, files, plan(List.of()), payerFacts(), withDetermination));
    }
}
