package org.coveragerules.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
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

    /** What figures are of: the lines of a code, or, where that is empty, requests as a whole. */
    record Item(String code, Urgency urgency) implements Comparable<Item> {

        @Override
        public int compareTo(Item other) {
            int codes = code.compareTo(other.code);
            return codes != 0 ? codes : urgency.compareTo(other.urgency);
        }
    }

    private static final String ALL = "";

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

    private Metrics() {
    }

    /**
     * Counts the records of some inputs.
     *
     * @param from    first day of receipt that counts; null: no first
     * @param to      last day of receipt that counts; null: no last
     * @param types   types of requests that count; empty: those that ask for authorization beforehand
     * @param threads how many read at once
     * @param rejects takes what cannot be read, in the order of the inputs
     */
    public static Metrics of(List<Input> inputs, JsonRequestReader reader, LocalDate from, LocalDate to,
            Set<RequestType> types, int threads, Consumer<Reject> rejects) throws IOException {
        var all = new Metrics();
        for (var input : inputs) {
            try (var chunks = input.chunks(Position.START, reader)) {
                ParallelInOrder.run(threads, null, chunks, chunk -> {
                    var some = new Metrics();
                    try (Stream<BatchEntry> entries = chunk.entries(reader)) {
                        entries.forEach(entry -> some.entry(entry, input.name(), from, to,
                                types.isEmpty() ? PRIOR : types));
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

    private void entry(BatchEntry entry, String source, LocalDate from, LocalDate to, Set<RequestType> types) {
        read++;
        if (entry.rejection().isPresent()) {
            var rejection = entry.rejection().get();
            reject(source, entry, rejection.requestId(), rejection.getMessage());
            return;
        }
        var request = entry.request().orElseThrow();
        if (!types.contains(request.type()) || from != null && request.received().isBefore(from)
                || to != null && request.received().isAfter(to)) {
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
        rejects.add(new Reject(source, entry.line(), entry.ordinal(), requestId, reason, entry.written()));
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
        return items.computeIfAbsent(new Item(code, request.urgency()), none -> new Figures());
    }

    /** How many requests and records were read. */
    public long read() {
        return read;
    }

    /** How many could not be read. */
    public long rejected() {
        return rejected;
    }

    /** Prints the figures for a person at a terminal: of all requests first, then of the lines of each code. */
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
