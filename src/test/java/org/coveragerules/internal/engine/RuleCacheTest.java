package org.coveragerules.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.coveragerules.RulesException;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.request.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled rules that are kept: the same answers, and code of nobody else. */
class RuleCacheTest {

    private static final String SETTING = "setting.drl";
    private static final String REMEDY = "@remedy(\"";

    private static final Request REQUEST = BundledRequests.read("""
            {"id": "R-1", "type": "PRECERTIFICATION", "received": "2025-01-01",
             "plan": {"lineOfBusiness": "COMMERCIAL"},
             "lines": [{"number": 1, "code": "97110", "placeOfService": "22", "date": "2025-01-01"}]}
            """);

    @TempDir
    private Path temporary;
    private Path directory;
    private Path kept;
    private RuleDirectory copied;

    @BeforeEach
    void copy() {
        directory = temporary.resolve("rules");
        kept = temporary.resolve("kept");
        copied = RuleDirectory.copy(directory, "mm-0600/previous", "precertification");
    }

    private String answer(RuleCache cache) {
        try (var rules = Adjudicator.from(RuleFiles.in(directory), CodeTables.bundled(), cache)) {
            return rules.determine(REQUEST).toString();
        }
    }

    private List<Path> entries() throws IOException {
        try (var files = Files.list(kept)) {
            return files.sorted().toList();
        }
    }

    private PolicyLibrary library() {
        return PolicyLibrary.of(RuleFiles.in(directory));
    }

    private String digest() {
        var library = library();
        return library.digest(library.version("mm-0600", "previous"));
    }

    /** The version with another text of a file, compiled. */
    private Compiled compiled(UnaryOperator<String> change) {
        var library = library();
        var sources = RuleSources.of(library.version("mm-0600", "previous"), RuleFiles.in(directory),
                library.vocabulary());
        var texts = new TreeMap<>(sources.texts());
        texts.computeIfPresent(SETTING, (name, text) -> change.apply(text));
        return RuleCompiler.compile(sources.with(texts));
    }

    @Test
    void whatIsKeptAnswersAndAnswersTheSame() throws IOException {
        var cache = RuleCache.in(kept);
        var compiled = answer(RuleCache.NONE);
        assertThat(answer(cache)).isEqualTo(compiled);
        assertThat(entries()).hasSize(2);
        assertThat(answer(RuleCache.in(kept))).isEqualTo(compiled);
        assertThat(entries()).hasSize(2);

        // That it is asked at all shows where it holds something else.
        cache.put(digest(), compiled(text -> text.replace(REMEDY, REMEDY + "Out of the cache. ")));
        assertThat(answer(cache)).isNotEqualTo(compiled).contains("Out of the cache. ");
    }

    @Test
    void whateverIsCompiledFromMakesAnotherEntry() {
        var before = digest();
        copied.replace("mm-0600/previous/policy.yaml", "reviewMonths: 24\n", "reviewMonths: 23\n");
        var parameter = digest();
        copied.write("vocabulary.yaml", text(directory.resolve("vocabulary.yaml")) + "\n# changed\n");
        var words = digest();
        copied.write("precertification/1/categories.cases.yaml", "[]");
        assertThat(List.of(before, parameter, words)).doesNotHaveDuplicates();
        assertThat(digest()).as("cases are not compiled").isEqualTo(words);
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDamagedOrForeignEntryIsNotUsedAndMadeAgain() throws IOException {
        var cache = RuleCache.in(kept);
        var compiled = answer(cache);
        for (var entry : entries()) {
            var bytes = Files.readAllBytes(entry);
            bytes[bytes.length / 2] ^= 1;
            Files.write(entry, bytes);
        }
        assertThat(cache.get(digest())).isEmpty();
        assertThat(answer(cache)).isEqualTo(compiled);
        assertThat(cache.get(digest())).isPresent();

        var both = entries();
        var one = Files.readAllBytes(both.get(0));
        Files.write(both.get(0), Files.readAllBytes(both.get(1)));
        Files.write(both.get(1), one);
        assertThat(cache.get(digest())).as("the entry of another version").isEmpty();
        Files.write(both.get(0), new byte[3]);
        Files.write(both.get(1), new byte[0]);
        assertThat(answer(cache)).isEqualTo(compiled);
    }

    @Test
    void nothingIsTakenThatSomebodyElseMayHaveWritten() throws IOException {
        var cache = RuleCache.in(kept);
        var compiled = answer(cache);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept))).isEqualTo("rwx------");
        for (var entry : entries()) {
            Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rw-rw-rw-"));
        }
        assertThat(cache.get(digest())).isEmpty();
        assertThat(answer(cache)).isEqualTo(compiled);

        var moved = temporary.resolve("elsewhere");
        for (var entry : entries()) {
            Files.createSymbolicLink(Files.move(entry, moved, StandardCopyOption.REPLACE_EXISTING)
                    .resolveSibling(entry), moved);
        }
        assertThat(cache.get(digest())).isEmpty();

        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwxrwx---"));
        assertThatThrownBy(() -> RuleCache.in(kept)).isInstanceOf(RulesException.class)
                .hasMessageContaining("chmod go-w");
    }

    @Test
    void aTrialIsNotKept() throws IOException {
        try (var rules = Adjudicator.from(RuleFiles.in(directory), CodeTables.bundled(), RuleCache.in(kept));
                var tried = rules.with(RuleFiles.in(directory).with("mm-0600/previous/" + SETTING,
                        text(directory.resolve("mm-0600/previous").resolve(SETTING)).replace(REMEDY, REMEDY + "Tried. ")
                                .getBytes(StandardCharsets.UTF_8)))) {
            assertThat(tried.determine(REQUEST).toString()).contains("Tried. ");
        }
        assertThat(entries()).hasSize(2);
    }
}
