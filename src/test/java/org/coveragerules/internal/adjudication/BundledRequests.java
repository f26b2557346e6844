package org.coveragerules.internal.adjudication;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.coveragerules.BatchEntry;
import org.coveragerules.internal.codes.Modifiers;
import org.coveragerules.internal.generate.RequestGenerator;
import org.coveragerules.internal.generate.Seeds;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.internal.reading.Notation;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Request;

/** Reads requests in the words of the rules that are shipped. */
public final class BundledRequests {

    private static final PolicyLibrary LIBRARY = PolicyLibrary.of(RuleFiles.bundled());

    /** The words of the rules that are shipped. */
    public static final Vocabulary WORDS = LIBRARY.vocabulary();

    /** What modifiers say of two lines, by those rules. */
    public static final Modifiers MODIFIERS = LIBRARY.definitions().modifiers();

    public static final String[] CATEGORIES = words(WordKind.CATEGORY);
    public static final String[] DOCUMENTS = words(WordKind.DOCUMENT);
    public static final String[] NEEDS = words(WordKind.NEED);
    public static final String[] OVERRIDES = words(WordKind.OVERRIDE);

    private static final JsonRequestReader READER = new JsonRequestReader(WORDS);

    private static final Seeds SEEDS = Seeds.of(RuleFiles.bundled());

    private BundledRequests() {
    }

    private static String[] words(WordKind kind) {
        return WORDS.words(kind).keySet().toArray(String[]::new);
    }

    /** Makes requests up from the cases of the rules that are shipped. */
    public static RequestGenerator generator(long seed, LocalDate from, LocalDate to) {
        return RequestGenerator.of(SEEDS, seed, from, to);
    }

    /** The step of the ranking at which a reason stands. */
    public static int step(String reason) {
        return WORDS.reason(reason).step();
    }

    public static Request read(String json) {
        return READER.read(json);
    }

    public static Request read(byte[] json) {
        return READER.read(json);
    }

    public static Request read(InputStream json) throws IOException {
        return READER.read(json);
    }

    public static Request read(JsonNode tree) {
        return READER.read(tree);
    }

    public static Request read(JsonNode tree, Notation notation) {
        return READER.read(tree, notation);
    }

    public static Stream<BatchEntry> readAll(InputStream json) {
        return READER.readAll(json);
    }

    public static Stream<BatchEntry> readAll(InputStream json, long firstLine) {
        return READER.readAll(json, firstLine);
    }
}
