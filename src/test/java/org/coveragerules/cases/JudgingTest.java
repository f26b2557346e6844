package org.coveragerules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.Test;

/**
 * Keeps the promise that the same fingerprint gives the same answer: {@link RuleFiles#JUDGING} has to be raised before
 * another answer to a case can be recorded.
 */
class JudgingTest {

    private static final Path RECORDED = Path.of("src/test/resources/judging.txt");
    private static final String RECORD = "`mvn -q test -Dtest=JudgingTest -Djudging.record=true`";

    /** What was recorded: the number, and digest of the answer by digest of the question. */
    private record Judging(int number, SortedMap<String, String> answers) {

        static Judging recorded() throws IOException {
            if (!Files.exists(RECORDED)) {
                return new Judging(RuleFiles.JUDGING, new TreeMap<>());
            }
            var lines = Files.readAllLines(RECORDED);
            var answers = new TreeMap<String, String>();
            lines.stream().skip(1).map(line -> line.split(" ")).forEach(parts -> answers.put(parts[0], parts[1]));
            return new Judging(Integer.parseInt(lines.get(0)), answers);
        }

        static Judging now() {
            var answers = new TreeMap<String, String>();
            try (var rules = Adjudicator.bundled(CodeTables.from(RuleCases.CODES))) {
                RuleCases.files().stream().flatMap(file -> CaseFile.read(file).stream()).forEach(one -> answers.put(
                        digest(new TreeMap<>(one.versions()) + " " + one.request()),
                        CaseRun.of(one, rules).determination().map(determination -> {
                            var tree = (ObjectNode) DeterminationWriter.tree(determination);
                            tree.remove("rulesFingerprint");
                            return digest(tree.toString());
                        }).orElse("none")));
            }
            return new Judging(RuleFiles.JUDGING, answers);
        }

        /** How many questions that were recorded get another answer. */
        long changedIn(Judging other) {
            return answers.entrySet().stream().filter(answer -> other.answers.containsKey(answer.getKey())
                    && !other.answers.get(answer.getKey()).equals(answer.getValue())).count();
        }

        void write() throws IOException {
            Files.writeString(RECORDED, number + "\n" + answers.entrySet().stream()
                    .map(answer -> answer.getKey() + " " + answer.getValue() + "\n").collect(Collectors.joining()));
        }

        private static String digest(String text) {
            try {
                return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void theNumberIsRaisedWhenAnAnswerChanges() throws IOException {
        var recorded = Judging.recorded();
        var now = Judging.now();
        assertThat(now.answers).isNotEmpty();
        long changed = recorded.changedIn(now);
        if (now.number == recorded.number) {
            assertThat(changed).as("%d of the cases get another answer than was recorded. If that is meant, raise"
                    + " RuleFiles.JUDGING from %d to %d, so that an embedder sees another fingerprint, and record the"
                    + " answers by %s", changed, recorded.number, recorded.number + 1, RECORD).isZero();
        }
        if (Boolean.getBoolean("judging.record")) {
            now.write();
        } else {
            assertThat(now.equals(recorded)).as("cases came, went or changed their request, or RuleFiles.JUDGING was raised, and the"
                    + " answers were not recorded since: record them by %s and commit %s", RECORD, RECORDED)
                    .isTrue();
        }
    }
}
