package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.cases.Case;
import org.coveragerules.cases.CaseFile;
import org.coveragerules.cases.RuleCases;
import org.coveragerules.internal.reading.Notation;
import org.coveragerules.request.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One library answers many callers at once as it answers one. */
class ConcurrencyTest {

    private static final int CALLERS = 200;

    @Test
    void manyCallersGetTheAnswersThatOneGets() throws Exception {
        callersGetTheAnswersThatOneGets(5_000);
    }

    @Test
    @Tag("long")
    void manyMoreCallsGetTheAnswersThatOneGets() throws Exception {
        callersGetTheAnswersThatOneGets(100_000);
    }

    private static void callersGetTheAnswersThatOneGets(int calls) throws Exception {
        var requests = requests();
        try (var rules = Adjudicator.bundled()) {
            var alone = requests.stream().map(rules::determine).map(DeterminationWriter::bytes).toList();
            var threads = Executors.newFixedThreadPool(8);
            try {
                var callers = IntStream.range(0, CALLERS).<Callable<Integer>>mapToObj(caller -> () -> {
                    int differing = 0;
                    for (int i = caller; i < calls; i += CALLERS) {
                        int request = i % requests.size();
                        var bytes = DeterminationWriter.bytes(rules.determine(requests.get(request)));
                        if (!Arrays.equals(bytes, alone.get(request))) {
                            differing++;
                        }
                    }
                    return differing;
                }).toList();
                int differing = 0;
                for (Future<Integer> future : threads.invokeAll(callers)) {
                    differing += future.get();
                }
                assertThat(differing).as("answers that differ from the single-threaded one").isZero();
            } finally {
                threads.shutdown();
            }
            assertThat(rules.openSessions()).as("sessions left open").isZero();
        }
    }

    private static List<Request> requests() {
        var requests = new ArrayList<Request>();
        var asked = Pattern.compile("rules/(mm-0600/2025-10-01|ash-mnr/2|coverage-instructions/1|precertification/1)/.*");
        RuleCases.files().stream().filter(file -> asked.matcher(file.toString().replace('\\', '/')).matches())
                .flatMap(file -> CaseFile.read(file).stream()).map(Case::request)
                .map(request -> BundledRequests.read(request, Notation.YAML)).forEach(requests::add);
        return requests;
    }
}
