package org.coveragerules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.coveragerules.CoverageRules;
import org.coveragerules.cases.AuthorsDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy that docs/rule-authoring.md adds, word by word: its files, its commands and what they print. */
class AuthoringPageTest {

    private static final Path PAGE = Path.of("docs/rule-authoring.md");
    private static final Pattern FENCE = Pattern.compile("( *)```\\w*");
    private static final Pattern FILE = Pattern.compile(".*`([\\w./-]+)`:");
    private static final String JAR = "java -jar target/coverage-rules-cli.jar ";

    /**
     * A fenced block.
     *
     * @param before the text line above it
     */
    private record Block(String before, List<String> lines) {

        String text() {
            return String.join("\n", lines) + "\n";
        }

        String first() {
            return lines.get(0);
        }
    }

    @TempDir
    private Path temporary;
    private String printed = "";

    @Test
    void theExampleDoesWhatThePageSays() throws IOException {
        AuthorsDirectory.in(temporary.resolve("my-rules"));
        int files = 0;
        int told = 0;
        for (var block : blocks("## Add a policy")) {
            var file = FILE.matcher(block.before());
            if (block.first().startsWith("rules ") || block.first().startsWith(JAR)) {
                run(block.first());
            } else if (file.matches()) {
                files++;
                Files.writeString(temporary.resolve(file.group(1)), block.text());
                // The page says to remove it once it has files of its own.
                Files.deleteIfExists(temporary.resolve("my-rules/home-oxygen/1/criteria.drl"));
                Files.deleteIfExists(temporary.resolve("my-rules/home-oxygen/1/criteria.cases.yaml"));
            } else if (block.first().contains(".drl:") || block.first().contains(".yaml:")) {
                mistake(told++, block.lines());
            } else {
                assertThat(printed.lines()).containsAll(block.lines());
            }
        }
        assertThat(files).isEqualTo(5);
        assertThat(told).isEqualTo(2);
    }

    /** What the page shows of policy.yaml by parts makes a policy that opens. */
    @Test
    void whatIsShownOfPolicyYamlIsAsItIsRead() throws IOException {
        AuthorsDirectory.in(temporary);
        var folder = Files.createDirectories(temporary.resolve("parts/1"));
        var parts = new ArrayList<String>();
        for (var heading : List.of("## policy.yaml", "## Vocabulary")) {
            blocks(heading).forEach(block -> parts.add(block.text()));
        }
        assertThat(parts).hasSize(3);
        Files.writeString(folder.resolve("policy.yaml"), """
                policy: parts
                version: "1"
                title: parts
                source: an example
                statements: [ { id: P-1, section: one, says: It is left to a clinician. } ]
                """ + String.join("", parts));
        Files.writeString(folder.resolve("devices.csv"), "first,last\nE1390,E1392\n");
        Files.writeString(folder.resolve("rest.drl"), """
                rule "It is left to a clinician"
                    @statement("P-1")
                    @message("It is left to a clinician.")
                    @remedy("Nothing would change it.")
                when
                    $line : ServiceLine( number("oxygenFlow") > 2, choice("testPlace") == "HOME", day("testedOn") <= date,
                                         flag("atRest") == true, code("testCode") == "E1390",
                                         policy.codes("devices").has(code) )
                    exists Document( type == DocumentType.OXYGEN_TEST )
                    exists Treatment( kind == TreatmentKind.PULMONARY_REHABILITATION )
                then
                    reasons.deny($line, TEST_TOO_OLD);
                end
                """);
        CoverageRules.from(temporary).close();
    }

    private void run(String command) {
        var arguments = command.replace(JAR, "").replace("my-rules", temporary.resolve("my-rules").toString())
                .replace("request.json", temporary.resolve("request.json").toString()).split(" ");
        var run = CommandRun.of("", arguments);
        assertThat(run.err()).isEmpty();
        printed = run.out().replace(temporary + "/", "");
    }

    /** What the page says of a first draft, which the files that it shows are not. */
    private void mistake(int which, List<String> lines) throws IOException {
        var file = temporary.resolve("my-rules/home-oxygen/1").resolve(which == 0 ? "saturation.drl"
                : "saturation.cases.yaml");
        var right = Files.readString(file);
        Files.writeString(file, which == 0 ? right.replaceFirst("oxygenSaturation\"", "oxygenSaturations\"")
                : right.substring(0, right.lastIndexOf("- case:")));
        run("rules check my-rules --policy home-oxygen");
        assertThat(printed.lines()).containsAll(lines);
        Files.writeString(file, right);
    }

    private static List<Block> blocks(String heading) throws IOException {
        var blocks = new ArrayList<Block>();
        var page = Files.readAllLines(PAGE);
        var before = "";
        for (int at = page.indexOf(heading) + 1; !page.get(at).startsWith("## "); at++) {
            var fence = FENCE.matcher(page.get(at));
            if (fence.matches()) {
                var lines = new ArrayList<String>();
                for (at++; !page.get(at).strip().equals("```"); at++) {
                    lines.add(page.get(at).isEmpty() ? "" : page.get(at).substring(fence.group(1).length()));
                }
                blocks.add(new Block(before, List.copyOf(lines)));
                before = "";
            } else if (!page.get(at).isBlank()) {
                before = page.get(at);
            }
        }
        return blocks;
    }
}
