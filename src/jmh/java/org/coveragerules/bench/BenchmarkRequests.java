package org.coveragerules.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.request.Request;

/** The requests that are measured, and the tables they are judged with. */
final class BenchmarkRequests {

    /** One line of physical therapy in the outpatient hospital, with its documents. */
    static final String HOSPITAL_PT = "hospital-pt-documented-need";
    static final String EIGHT_LINES = "eight-lines";
    static final String SPINE = "spine-with-pairs";
    static final String CLAIM = "claim-under-authorization";

    private BenchmarkRequests() {
    }

    static Request request(String name) {
        try (var json = BenchmarkRequests.class.getResourceAsStream("/requests/" + name + ".json")) {
            return BundledRequests.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Small tables in the layouts of CMS, with pairs, units and add-ons for the spine. */
    static CodeTables codes() {
        return CodeTables.from(Path.of("src/test/resources/codes/cases"));
    }
}
