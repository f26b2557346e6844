package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coveragerules.CodeTableException;
import org.coveragerules.CoverageRules;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;
import org.coveragerules.cases.RuleCheck;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.engine.RuleCache;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory of rules with something of it changed at random: it opens or is refused, and nothing else. */
class FuzzedRulesTest {

    private static final String VERSION = "mm-0600/previous/";

    /** A word, a string, a stretch of white space or a sign. */
    private static final Pattern PIECE = Pattern.compile("\\w+|\"[^\"\n]*\"|\\s+|.");

    private static final List<String> ODD = List.of("", " ", "\n", "\t", "\"", "'", "(", ")", "{", "[", "]", ":", ",",
            "-", "- ", "#", "//", "/*", "*/", "@", "$", "\\", "\\u0022", "null", "true", "0", "-1", "99999999999",
            "1e999", "2023-02-30", "+999999999-01-01", "&a ", "*a ", "!!int ", "%", "? ", "| ", "> ", "rule", "when",
            "then", "end", "query", "declare", "import", "function", "package", "global", "extends", "accumulate",
            "from",
            "eval", "not", "insert", "salience", "no-loop", "\u0000", "\ufeff", "\u00e9", "\u2028", "\ud83e\ude7a",
            "((((((((", "[[[[[[[[");

    @TempDir
    private Path temporary;

    @Test
    void eachOpensOrIsRefused() throws IOException {
        eachOpensOrIsRefused(40);
    }

    @Test
    @Tag("long")
    void eachOfManyOpensOrIsRefused() throws IOException {
        eachOpensOrIsRefused(1_000);
    }

    private void eachOpensOrIsRefused(int count) throws IOException {
        var directory = RuleDirectory.copy(temporary, VERSION);
        List<String> files;
        try (var paths = Files.walk(temporary)) {
            files = paths.filter(Files::isRegularFile).map(path -> temporary.relativize(path).toString()).sorted()
                    .toList();
        }
        var pieces = new ArrayList<String>(ODD);
        for (var file : files) {
            pieces(Files.readString(temporary.resolve(file))).forEach(pieces::add);
        }
        int opened = 0;
        for (int seed = 0; seed < count; seed++) {
            var random = new Random(seed * 31L + 7);
            var file = files.get(random.nextInt(files.size()));
            var whole = Files.readString(temporary.resolve(file));
            var changed = changed(whole, pieces, random);
            directory.write(file, changed);
            opened += opens(file, changed, seed) ? 1 : 0;
            directory.write(file, whole);
        }
        assertThat(opened).as("opened of %d", count).isBetween(count / 20, count * 19 / 20);
    }

    private boolean opens(String file, String changed, int seed) {
        try {
            Opening.of(temporary).onDemand().open().close();
        } catch (RulesException refused) {
            assertTold(refused, changed);
        } catch (CodeTableException refused) {
            // The tables of the jar use words that are gone.
            assertThat(file).isEqualTo("vocabulary.yaml");
        } catch (Throwable e) {
            throw new AssertionError("opened on demand, directory " + seed + ", " + file + ": " + changed, e);
        }
        try {
            if (file.endsWith(RuleFiles.CASES)) {
                // What the rules do is as it was, so that their cases may be run.
                return RuleCheck.of(temporary, CodeTables.bundled(), Optional.of(temporary), Optional.of("none"), false,
                        Optional.empty(), RuleCache.NONE).problems().isEmpty();
            }
            CoverageRules.from(temporary).close();
            return true;
        } catch (RulesException refused) {
            assertTold(refused, changed);
            return false;
        } catch (CodeTableException refused) {
            return false;
        } catch (Throwable e) {
            throw new AssertionError("directory " + seed + ", " + file + ": " + changed, e);
        }
    }

    private static void assertTold(RulesException refused, String changed) {
        assertThat(refused.problems()).as(changed).isNotEmpty();
        assertThat(refused.getMessage()).as(changed).isNotBlank().doesNotContain(":-1", "\tat ");
    }

    private static String changed(String whole, List<String> pieces, Random random) {
        var parts = new ArrayList<>(pieces(whole).toList());
        for (int changes = 1 + random.nextInt(3); changes > 0 && !parts.isEmpty(); changes--) {
            int at = random.nextInt(parts.size());
            switch (random.nextInt(6)) {
                case 0 -> parts.remove(at);
                case 1 -> parts.set(at, ODD.get(random.nextInt(ODD.size())));
                case 2 -> parts.add(at, ODD.get(random.nextInt(ODD.size())));
                case 3 -> parts.set(at, pieces.get(random.nextInt(pieces.size())));
                case 4 -> parts.addAll(at, List.copyOf(parts.subList(at / 2, at)));
                default -> parts.subList(at, Math.min(parts.size(), at + 1 + random.nextInt(20))).clear();
            }
        }
        // As a file that is read has it: what UTF-8 cannot say is a question mark there.
        return new String(String.join("", parts).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Stream<String> pieces(String text) {
        return PIECE.matcher(text).results().map(found -> found.group());
    }
}
