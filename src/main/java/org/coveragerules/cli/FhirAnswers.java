package org.coveragerules.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
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

    /**
     * Answers each bundle of a text.
     *
     * @return whether each could be read and judged
     */
    boolean answer(String name, InputStream text, OutputStream out) throws IOException {
        boolean well = true;
        long read = 0;
        try {
            var bundles = new FhirJson(text);
            for (var bundle = bundles.next(); bundle != null; bundle = bundles.next()) {
                read++;
                well &= answer(name + ": bundle " + read + ": ", bundle, out);
            }
        } catch (FhirException noJson) {
            print(FhirDeterminations.outcome(noJson), out);
            errors.println(Visible.of(name) + ": bundle " + (read + 1) + ": " + noJson.getMessage());
            return false;
        }
        if (read == 0) {
            errors.println(Visible.of(name) + ": holds no bundle; give a FHIR bundle, or several");
        }
        return well && read > 0;
    }

    private boolean answer(String place, JsonNode bundle, OutputStream out) throws IOException {
        FhirRequest asked;
        try {
            asked = requests.read(bundle);
        } catch (FhirException refused) {
            print(FhirDeterminations.outcome(refused), out);
            errors.println(Visible.of(place) + refused.getMessage());
            return false;
        }
        asked.faults().forEach(fault -> errors.println(Visible.of(place) + fault.message()));
        try {
            var determination = asked.request().map(rules::determine);
            log(asked, determination);
            print(written(asked, determination.orElse(null)), out);
            return asked.faults().isEmpty();
        } catch (DeterminationException failure) {
            errors.println(Visible.of(place) + failure.getMessage());
            print(FhirDeterminations.of(rules).failed(asked, decided), out);
            return false;
        }
    }

    private JsonNode written(FhirRequest asked, Determination determination) {
        return isForOrders && asked.faults().isEmpty() ? CoverageInformation.of(rules).of(asked, determination)
                : FhirDeterminations.of(rules).answer(asked, determination, decided);
    }

    private void log(FhirRequest asked, Optional<Determination> determination) throws IOException {
        if (log != null && determination.isPresent()) {
            log.add(List.of(DecisionLog.Entry.of(asked.request().orElseThrow(), determination.get())));
        }
    }

    private static void print(JsonNode answer, OutputStream out) throws IOException {
        try {
            out.write(WRITER.writeValueAsBytes(answer));
            out.write('\n');
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
