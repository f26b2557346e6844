package org.coveragerules.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationException;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.exchange.fhir.CoverageInformation;
import org.coveragerules.exchange.fhir.FhirDeterminations;
import org.coveragerules.exchange.fhir.FhirException;
import org.coveragerules.exchange.fhir.FhirJson;
import org.coveragerules.exchange.fhir.FhirRequest;
import org.coveragerules.exchange.fhir.FhirRequests;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.text.Visible;
import org.coveragerules.replay.DecisionLog;
import org.coveragerules.replay.ParallelInOrder;

/** Answers bundles of FHIR with bundles of FHIR, one a line. */
final class FhirAnswers {

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

    private final Adjudicator rules;
    private final FhirRequests requests;
    private final boolean isForOrders;
    private final OffsetDateTime decided;
    private final DecisionLog log;
    private final PrintWriter errors;

    /**
     * @param isForOrders whether coverage information is written, and not what becomes of the request
     * @param decided     the time that answers carry; null: that of their claims
     * @param log         null: none
     */
    FhirAnswers(Adjudicator rules, PayerFacts facts, boolean isForOrders, OffsetDateTime decided, DecisionLog log,
            PrintWriter errors) {
        this.rules = rules;
        this.requests = FhirRequests.of(rules).with(facts);
        this.isForOrders = isForOrders;
        this.decided = decided;
        this.log = log;
        this.errors = errors;
    }

    /** A bundle and its place in the text, or what is in its place that is no JSON. */
    private record Piece(long ordinal, JsonNode bundle, FhirException broken) {
    }

    /** What a bundle is answered, and what is told of it beside. */
    private record Answer(JsonNode printed, List<String> told, DecisionLog.Entry decided, boolean isWell) {
    }

    /**
     * Answers each bundle of a text, in the order of the bundles.
     *
     * @return whether each could be read and judged
     */
    boolean answer(String name, InputStream text, OutputStream out, int threads, Duration limit) {
        boolean[] well = {true};
        long[] read = new long[1];
        ParallelInOrder.run(threads, limit, pieces(text), piece -> answer(name, piece), answer -> {
            read[0]++;
            well[0] &= answer.isWell;
            print(answer, out);
        });
        if (read[0] == 0) {
            errors.println(Visible.of(name) + ": holds no bundle; give a FHIR bundle, or several");
        }
        return well[0] && read[0] > 0;
    }

    private static Iterator<Piece> pieces(InputStream text) {
        var bundles = new FhirJson(text);
        return new Iterator<>() {
            private long read;
            private Piece next = read();

            private Piece read() {
                try {
                    read++;
                    var bundle = bundles.next();
                    return bundle == null ? null : new Piece(read, bundle, null);
                } catch (FhirException broken) {
                    return new Piece(read, null, broken);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Piece next() {
                var piece = next;
                next = read();
                return piece;
            }
        };
    }

    private Answer answer(String name, Piece piece) {
        var place = Visible.of(name) + ": bundle " + piece.ordinal + ": ";
        FhirRequest asked;
        try {
            if (piece.broken != null) {
                throw piece.broken;
            }
            asked = requests.read(piece.bundle);
        } catch (FhirException refused) {
            return new Answer(FhirDeterminations.outcome(refused), List.of(place + refused.getMessage()), null, false);
        }
        boolean isNobodys = isForOrders && asked.faults().isEmpty() && asked.coverage().isEmpty();
        var told = isNobodys ? List.of(place + "names no Coverage, and coverage information is always of one; name it as"
                + " the `insurance` of the orders, or give it in the bundle")
                : asked.faults().stream().map(fault -> place + Visible.of(fault.message())).toList();
        try {
            var determination = asked.request().map(rules::determine);
            return new Answer(written(asked, determination.orElse(null)), told, log == null ? null
                    : determination.map(each -> DecisionLog.Entry.of(asked.request().orElseThrow(), each)).orElse(null),
                    asked.faults().isEmpty() && !isNobodys);
        } catch (DeterminationException failure) {
            return new Answer(FhirDeterminations.of(rules).failed(asked, decided), List.of(place + failure.getMessage()),
                    null, false);
        }
    }

    /** Writes down, tells and prints; in this order, so that nothing is answered that is not written down. */
    private void print(Answer answer, OutputStream out) {
        try {
            if (answer.decided != null) {
                log.add(List.of(answer.decided));
            }
            answer.told.forEach(errors::println);
            out.write(WRITER.writeValueAsBytes(answer.printed));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode written(FhirRequest asked, Determination determination) {
        return isForOrders && asked.faults().isEmpty() ? CoverageInformation.of(rules).of(asked, determination, decided)
                : FhirDeterminations.of(rules).answer(asked, determination, decided);
    }
}
