package org.coveragerules.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.coveragerules.BatchEntry;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationReader;
import org.coveragerules.Outcome;
import org.coveragerules.Recorded;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;
import org.coveragerules.request.Urgency;

/**
 * The figures that a payer publishes of its prior authorizations every year, of records alone: nothing is judged anew,
 * and no time is taken from {@code due}.
 */
public final class Metrics {

    /** What is still to be authorized; what was given already is asked to be paid. */
    private static final Set<RequestType> PRIOR = Set.of(RequestType.PRECERTIFICATION, RequestType.CONCURRENT);

    /**
     * What counts, and how it is put together.
     *
     * @param from       first day of receipt that counts; null: no first
     * @param to         last day of receipt that counts; null: no last
     * @param types      types of requests that count; empty: those that ask for authorization beforehand
     * @param byProvider whether each provider has figures of its own, as who decides on exemptions from review needs them
     */
    public record Asked(LocalDate from, LocalDate to, Set<RequestType> types, boolean byProvider) {

        public Asked {
            types = types.isEmpty() ? PRIOR : Set.copyOf(types);
        }

        private boolean isOf(Request request) {
            return types.contains(request.type()) && (from == null || !request.received().isBefore(from))
                    && (to == null || !request.received().isAfter(to));
        }
    }

    /**
     * What figures are of.
     *
     * @param provider who asked; empty: it is not known, or not told apart
     * @param code     of whose lines they are; empty: of requests as a whole
     */
    record Item(String provider, String code, Urgency urgency) implements Comparable<Item> {

        private static final Comparator<Item> ORDER = Comparator.comparing(Item::provider).thenComparing(Item::code)
                .thenComparing(Item::urgency);

        @Override
        public int compareTo(Item other) {
            return ORDER.compare(this, other);
        }
    }

    private static final String ALL = "";

    final boolean byProvider;
    final TreeMap<Item, Figures> items = new TreeMap<>();
    private final List<Reject> rejects = new ArrayList<>();
    long read;
    long rejected;
    long outside;
    long unrecorded;
    long open;
    long elsewhere;
    long decided;
    long against;
    long withoutDecided;
    long withoutExtended;
    long withoutAppeal;

    private Metrics(boolean byProvider) {
        this.byProvider = byProvider;
    }

    /**
     * Counts the records of some inputs.
     *
     * @param threads how many read at once
     * @param rejects takes what cannot be read, in the order of the inputs
     */
    public static Metrics of(List<Input> inputs, JsonRequestReader reader, Asked asked, int threads,
            Consumer<Reject> rejects) throws IOException {
        var all = new Metrics(asked.byProvider());
        for (var input : inputs) {
            try (var chunks = input.chunks(Position.START, reader)) {
                ParallelInOrder.run(threads, null, chunks, chunk -> {
                    var some = new Metrics(asked.byProvider());
                    try (Stream<BatchEntry> entries = chunk.entries(reader)) {
                        entries.forEach(entry -> some.entry(entry, input.name(), asked));
                    }
                    return some;
                }, some -> {
                    some.rejects.forEach(each -> rejects.accept(each.after(all.read)));
                    all.add(some);
                });
            }
        }
        return all;
    }

    private void add(Metrics some) {
        some.items.forEach((item, figures) -> items.computeIfAbsent(item, none -> new Figures()).add(figures));
        read += some.read;
        rejected += some.rejected;
        outside += some.outside;
        unrecorded += some.unrecorded;
        open += some.open;
        elsewhere += some.elsewhere;
        decided += some.decided;
        against += some.against;
        withoutDecided += some.withoutDecided;
        withoutExtended += some.withoutExtended;
        withoutAppeal += some.withoutAppeal;
    }

    private void entry(BatchEntry entry, String source, Asked asked) {
        read++;
        if (entry.rejection().isPresent()) {
            var rejection = entry.rejection().get();
            reject(source, entry, rejection.requestId(), rejection.getMessage());
            return;
        }
        var request = entry.request().orElseThrow();
        if (!asked.isOf(request)) {
            outside++;
        } else if (entry.recorded().isEmpty()) {
            unrecorded++;
        } else {
            var recorded = entry.recorded().get();
            DeterminationReader.read(recorded.determination()).ifPresentOrElse(
                    determination -> count(request, recorded, determination), () -> reject(source, entry,
                            request.id(), "its determination can't be read; record it anew"));
        }
    }

    private void reject(String source, BatchEntry entry, String requestId, String reason) {
        rejected++;
        rejects.add(new Reject(source, entry.line(), read, requestId, reason, entry.written()));
    }

    /** A recommendation counts as it is recorded from the moment on at which somebody decided. */
    private void count(Request request, Recorded recorded, Determination determination) {
        var outcome = determination.outcome();
        if (outcome == Outcome.PENDED || !determination.isFinal() && recorded.decided() == null) {
            open++;
            return;
        }
        if (!Figures.isDecision(outcome)) {
            elsewhere++;
            return;
        }
        decided++;
        withoutDecided += recorded.decided() == null ? 1 : 0;
        withoutExtended += recorded.extended() == null ? 1 : 0;
        against += outcome != Outcome.APPROVED ? 1 : 0;
        withoutAppeal += outcome != Outcome.APPROVED && recorded.appeal() == null ? 1 : 0;
        var received = recorded.decided() == null ? null : request.receivedFrom(recorded.decided().getOffset());
        figures(ALL, request).add(outcome, recorded, received);
        for (var line : request.lines()) {
            determination.lines().stream().filter(each -> each.number() == line.number())
                    .filter(each -> Figures.isDecision(each.outcome())).findFirst()
                    .ifPresent(each -> figures(line.code(), request).add(each.outcome(), recorded, received));
        }
    }

    private Figures figures(String code, Request request) {
        var provider = byProvider && request.provider().id() != null ? request.provider().id() : "";
        return items.computeIfAbsent(new Item(provider, code, request.urgency()), none -> new Figures());
    }

    /** How many requests and records were read. */
    public long read() {
        return read;
    }

    /** How many could not be read. */
    public long rejected() {
        return rejected;
    }

    /** Prints the figures for a person at a terminal: of all requests, then of the lines of each code; or so by provider. */
    public void print(PrintStream out) {
        MetricsText.print(this, out);
    }

    /** Prints the figures as CSV. */
    public void printRows(PrintStream out) {
        MetricsText.printRows(this, out);
    }

    /** Prints the figures as JSON, on one line. */
    public void printJson(PrintStream out) {
        MetricsText.printJson(this, out);
    }
}
