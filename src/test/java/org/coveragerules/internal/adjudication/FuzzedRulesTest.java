package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** One of so many changes the cases, which take longest: the others change what they are of. */
    private static final int OF_CASES = 15;

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
    void eachOpensOrIsRefused() throws Exception {
        eachOpensOrIsRefused(40);
    }

    @Test
    @Tag("long")
    void eachOfManyOpensOrIsRefused() throws Exception {
        eachOpensOrIsRefused(Integer.getInteger("fuzzed.directories", 20_000));
    }

    private void eachOpensOrIsRefused(int count) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        var pool = Executors.newFixedThreadPool(threads);
        int opened = 0;
        try {
            var parts = new ArrayList<Callable<Integer>>();
            for (int part = 0; part < threads; part++) {
                int first = part;
                parts.add(() -> opened(Files.createDirectory(temporary.resolve("part" + first)), first, threads, count));
            }
            for (var part : pool.invokeAll(parts)) {
                opened += part.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(opened).as("opened of %d", count).isBetween(count / 20, count * 19 / 20);
    }

    /** How many open of the directories of some seeds. Each is the same whoever makes it. */
    private static int opened(Path place, int first, int step, int count) throws IOException {
        var directory = RuleDirectory.copy(place, VERSION);
        Map<Boolean, List<String>> files;
        try (var paths = Files.walk(place)) {
            files = paths.filter(Files::isRegularFile).map(path -> place.relativize(path).toString()).sorted()
                    .collect(Collectors.partitioningBy(file -> file.endsWith(RuleFiles.CASES)));
        }
        var pieces = new ArrayList<String>(ODD);
        for (var file : files.values().stream().flatMap(List::stream).sorted().toList()) {
            pieces(Files.readString(place.resolve(file))).forEach(pieces::add);
        }
        var compiled = RuleCache.in(Files.createDirectory(place.resolveSibling("compiled" + first)));
        int opened = 0;
        for (int seed = first; seed < count; seed += step) {
            var random = new Random(seed * 62L + 7);
            var drawn = files.get(random.nextInt(OF_CASES) == 0);
            var file = drawn.get(random.nextInt(drawn.size()));
            var whole = Files.readString(place.resolve(file));
            var changed = changed(whole, pieces, random);
            directory.write(file, changed);
            opened += opens(place, file, changed, seed, compiled) ? 1 : 0;
            directory.write(file, whole);
        }
        return opened;
    }

    private static boolean opens(Path place, String file, String changed, int seed, RuleCache compiled) {
        try {
            Opening.of(place).onDemand().open().close();
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
                // What the rules do is as it was, so that their cases may be run, and they need not be compiled again.
                return RuleCheck.of(place, CodeTables.bundled(), Optional.of(place), Optional.of("none"), false,
                        Optional.empty(), compiled).problems().isEmpty();
            }
            CoverageRules.from(place).close();
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
        assertThat(refused.getMessage()).as(changed).isNotBlank().doesNotContain("\tat ")
                .doesNotContainPattern("\\.(?:yaml|drl):-1");
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
