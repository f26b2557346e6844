package org.coveragerules.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coveragerules.Determination;
import org.coveragerules.Effect;
import org.coveragerules.Outcome;
import org.coveragerules.Reason;
import org.coveragerules.cases.CaseFile;
import org.coveragerules.cases.RuleCases;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.reading.Notation;
import org.coveragerules.request.Request;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** The decision model of MM 0600 in {@code mm-0600.dmn}, compiled once. */
final class Mm0600Model {

    private static final String POLICY = "mm-0600";
    private static final String VERSION = "2025-10-01";

    private final DMNRuntime runtime;
    private final DMNModel model;

    /** What the model or the library says of a line by this policy. */
    private record Said(Set<String> statements, Set<String> decisive, String outcome) {
    }

    Mm0600Model() {
        Resource resource = ResourceFactory.newClassPathResource("mm-0600.dmn", Mm0600Model.class);
        runtime = DMNRuntimeBuilder.fromDefaults().buildConfiguration().fromResources(List.of(resource))
                .getOrElseThrow(e -> new IllegalStateException("mm-0600.dmn does not compile", e));
        model = runtime.getModels().get(0);
        if (model.hasErrors()) {
            throw new IllegalStateException("mm-0600.dmn does not compile: " + model.getMessages());
        }
    }

    /** What the model says of the PT and OT lines of a request, made by {@link FeelValue}. */
    Object lines(Object request) {
        var context = runtime.newContext();
        context.set("request", request);
        var result = runtime.evaluateAll(model, context);
        if (result.hasErrors()) {
            throw new IllegalStateException("mm-0600.dmn fails: " + result.getMessages());
        }
        return result.getContext().get("lines");
    }

    /**
     * Makes sure that the model says what the library does, of every line of a request and of every case of the policy:
     * the same statements, and the same decisive ones and outcome where no other policy decides. Tells how many lines
     * were compared, and of how many the decision.
     */
    String compareWith(Adjudicator rules, Request measured) {
        int lines = 0;
        int decided = 0;
        var requests = new ArrayList<>(List.of(measured));
        RuleCases.files().stream().filter(file -> file.startsWith(Path.of("rules", POLICY, VERSION)))
                .flatMap(file -> CaseFile.read(file).stream())
                .filter(one -> one.versions().isEmpty())
                .map(one -> BundledRequests.read(one.request(), Notation.YAML)).forEach(requests::add);
        for (var request : requests) {
            var determination = rules.determine(request);
            var modelled = (List<?>) lines(FeelValue.of(request));
            for (var asked : request.lines()) {
                if (asked.date().isBefore(LocalDate.parse(VERSION))) {
                    continue;
                }
                var expected = said(determination, asked.number());
                var given = said(modelled, asked.number());
                lines++;
                boolean decides = !expected.decisive.isEmpty() && expected.outcome != null;
                decided += decides ? 1 : 0;
                if (!expected.statements.equals(given.statements) || decides && !expected.equals(given)) {
                    throw new IllegalStateException("mm-0600.dmn says of line " + asked.number() + " of " + request
                            + " " + given + ", and the library " + expected + ": " + FeelValue.of(request));
                }
            }
        }
        return lines + " lines with the same statements, " + decided + " of them decided by the policy alone";
    }

    /** The outcome is null where another policy has a part in the decision. */
    private static Said said(Determination determination, int number) {
        var line = determination.line(number);
        var statements = new HashSet<String>();
        var decisive = new HashSet<String>();
        for (Reason reason : line.reasons()) {
            // A note decides nothing, and the model has none.
            if (reason.effect() != Effect.NOTE && reason.policy().equals(POLICY)) {
                statements.add(reason.statement());
            }
            if (reason.decisive()) {
                decisive.add(reason.statement());
            }
        }
        Outcome outcome = statements.containsAll(decisive) ? line.outcome() : null;
        return new Said(statements, decisive, outcome == null ? null : outcome.name());
    }

    private static Said said(List<?> lines, int number) {
        for (var line : lines) {
            var said = (Map<?, ?>) line;
            if (((Number) said.get("number")).intValue() == number) {
                return new Said(texts(said.get("statements")), texts(said.get("decisive")),
                        (String) said.get("outcome"));
            }
        }
        return new Said(Set.of(), Set.of(), null);
    }

    private static Set<String> texts(Object list) {
        var texts = new HashSet<String>();
        ((List<?>) list).forEach(text -> texts.add((String) text));
        return texts;
    }
}
