package org.coveragerules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.authoring.NewPolicy;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.engine.RuleCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an author is told of a new policy, each thing with its file and line. */
class AuthorsMistakesTest {

    private static final String SCORE = "number(\"drugScore\") >= policy.number(\"leastScore\")";
    private static final String WORDS = """
                stage: { says: the stage, type: CHOICE, of: [EARLY, MIDDLE, LATE] }
            """;

    @TempDir
    private Path temporary;
    private Path folder;

    @BeforeEach
    void begin() throws IOException {
        AuthorsDirectory.shared(temporary);
        NewPolicy.write(temporary, "drug", "1", LocalDate.of(2026, 1, 1));
        folder = temporary.resolve("drug/1");
    }

    private void replace(String file, String text, String by) throws IOException {
        var path = folder.resolve(file);
        var content = Files.readString(path);
        assertThat(content).contains(text);
        Files.writeString(path, content.replaceFirst(Pattern.quote(text),
                Matcher.quoteReplacement(by)));
    }

    private Stream<String> said() {
        return RuleCheck.of(temporary, CodeTables.bundled(), Optional.empty(), Optional.of("drug"), false,
                Optional.empty(), RuleCache.NONE).problems().stream().map(Problem::toString)
                .map(text -> text.lines().findFirst().orElse("").replace(folder + "/", ""));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of(SCORE, "number(\"drugScor\") >= 1", "criteria.drl:20: no vocabulary has an observation"
                        + " `drugScor`, maybe `drugScore`"),
                Arguments.of(SCORE, "flag(\"drugScore\") == true",
                "criteria.drl:20: `drugScore` is a NUMBER; ask for it"
                        + " by `number(\"drugScore\")`"),
                Arguments.of(SCORE, "choice(\"stage\") == \"ERLY\"", "criteria.drl:20: `stage` is never `ERLY`, maybe"
                        + " `EARLY`; it is one of [EARLY, MIDDLE, LATE]"),
                Arguments.of(SCORE, "choice(\"stage\") in (\"EARLY\", \"LAT\")",
                "`stage` is never `LAT`, maybe `LATE`"),
                Arguments.of("$line : ServiceLine( " + SCORE + " )", "$line : ServiceLine()\n    exists Observation("
                        + " line == $line, name == \"stag\" )",
                        "criteria.drl:21: no vocabulary has an observation `stag`,"
                        + " maybe `stage`"),
                Arguments.of("$line : ServiceLine( " + SCORE + " )", "$line : ServiceLine()\n    exists Observation("
                        + " line == $line, name == \"stage\", number > 3 )",
                        "criteria.drl:21: `stage` is a CHOICE, so that"
                        + " its `number` is always null; ask for its `choice`"),
                Arguments.of("$line : ServiceLine( " + SCORE + " )", "$line : ServiceLine()\n    exists Observation("
                        + " line == $line, name == \"stage\", choice == \"LATEST\" )",
                        "`stage` is never `LATEST`, maybe"
                        + " `LATE`"),
                Arguments.of(SCORE, "number(\"drugScore\") >= policy.number(\"lestScore\")", "criteria.drl:20:"
                        + " `policy.yaml` declares no parameter `lestScore`, maybe `leastScore`"),
                Arguments.of(SCORE, "number(\"drugScore\") >= policy.number(\"fraction\")",
                "parameter `fraction` is the"
                        + " number 0.5, which is not whole; ask for it by `policy.decimal(\"fraction\")`"),
                Arguments.of(SCORE, "code == policy.text(\"leastScore\")", "parameter `leastScore` is the whole number"
                        + " 10; ask for it by `policy.number(\"leastScore\")`"),
                Arguments.of(SCORE, "policy.codes(\"diseases\").hasAny(diagnoses)",
                "`policy.yaml` declares no value set"
                        + " `diseases`; add it to `valueSets`"),
                Arguments.of(SCORE, "flag(\"improving\") != true",
                "criteria.drl:20: `flag(\"improving\") != true` also holds"
                        + " where `flag(\"improving\")` is unknown; write `flag(\"improving\") == false`"),
                Arguments.of(SCORE, "!flag(\"improving\")",
                "`!` also holds where `flag(\"improving\")` is unknown; write"
                        + " `flag(\"improving\") == false`"),
                Arguments.of(SCORE, "flag(\"improving\")", "write `flag(\"improving\") == true`"),
                Arguments.of(SCORE, "choice(\"stage\") != \"LATE\"", "write `choice(\"stage\") in (\"EARLY\","
                        + " \"MIDDLE\")`"),
                Arguments.of(SCORE, "number(\"drugScore\") != 3", "write `number(\"drugScore\") != null, ` before it"),
                Arguments.of("$line : ServiceLine( " + SCORE + " )",
                "$line : ServiceLine()\n    not PastService( units >"
                        + " 2 )", "criteria.drl:21: each line has facts `PastService` of its own, and it is not said of"
                        + " which this one is; write `PastService( line == $line, ... )`"),
                Arguments.of("@message(\"The record", "@needs(\"PRESCRIPTON\")\n    @message(\"The record",
                        "criteria.drl:16: `@needs` names `PRESCRIPTON`, which is neither an observation nor a document nor"
                                + " a part of a request that may be absent, maybe `PRESCRIPTION`"),
                Arguments.of("@statement(\"DRUG-2\")", "@statement(\"DRUG-0\")",
                "criteria.drl:22: rule `The score suffices`"
                        + " meets `DRUG-0`, which is no leaf of `criteria` in `policy.yaml`, maybe `DRUG-1`"),
                Arguments.of("@statement(\"DRUG-2\")", "@statement(\"DRUG-1\")",
                "policy.yaml:33: `DRUG-2` is a criterion,"
                        + " and no rule meets it"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameThatNothingHas(String text, String by, String message) throws IOException {
        replace("policy.yaml", "criteria:\n", WORDS + "criteria:\n");
        replace("policy.yaml", "  leastScore: 10\n", "  leastScore: 10\n  fraction: 0.5\n");
        replace("criteria.drl", text, by);
        assertThat(said()).anyMatch(problem -> problem.contains(message));
    }

    @Test
    void criteriaForCodesThatAreNotJudged() throws IOException {
        replace("policy.yaml", "  - statement: DRUG-0\n", "  - statement: DRUG-0\n    codes: [F0001, F0002-F0004]\n");
        assertThat(said()).containsExactly("policy.yaml:31: criteria of `DRUG-0` are for `F0002-F0004`, of which this"
                + " version judges no line; add it to `codes` of the version, or remove it here");
    }

    @Test
    void aVersionThatSupersedesAndLeavesLinesUndecided() throws IOException {
        AuthorsDirectory.in(temporary);
        replace("policy.yaml", "parameters:\n", "supersedes: [precertification]\nparameters:\n");
        replace("policy.yaml", "codes: [F0001]", "codes: [F0001-F0009]");
        replace("policy.yaml", "  - statement: DRUG-0\n", "  - statement: DRUG-0\n    codes: [F0001]\n");
        assertThat(said()).anySatisfy(problem -> assertThat(problem).startsWith("policy.yaml:13: `drug 1` supersedes"
                + " precertification and may leave a line of F0001-F0009 undecided"));
    }

    @Test
    void whatIsMetWithinNoneIsToldByItsMessage() throws IOException {
        AuthorsDirectory.in(temporary);
        replace("policy.yaml", "all: [DRUG-1, DRUG-2]", "all: [DRUG-1, { none: [DRUG-2] }]");
        Files.writeString(folder.resolve("criteria.cases.yaml"), Files.readString(folder.resolve("criteria.cases.yaml"))
                .replaceFirst("(?s)expect: \\{ outcome: APPROVED.*", """
                        expect: { outcome: DENIED, lines: [ { number: 1, decisive: [DRUG-2], reasons: [
                          { code: CRITERION_NOT_MET, message: The record shows a score of 10. } ] } ] }
                        """));
        assertThat(RuleCheck.of(temporary, CodeTables.bundled(), Optional.empty(), Optional.of("none"), false,
                Optional.empty(), RuleCache.NONE).differing()).isEmpty();
    }

    @Test
    void whatIsThereForNobody() throws IOException {
        replace("policy.yaml", "criteria:\n", WORDS + "criteria:\n");
        replace("policy.yaml", "parameters:\n", """
                valueSets:
                  none: { system: ICD-10-CM, codes: [] }
                  twice: { system: ICD-10-CM, codes: [I10-I16, I11.0] }
                parameters:
                """);
        replace("criteria.drl", "\"The record shows a score", "\"At {age} the record shows a score");
        replace("criteria.drl", "\"Give the score", "\"Give the score other than {drugScore}");
        replace("criteria.drl", "@otherwise(\"A score", "@otherwise(\"At most {most}. A score");
        replace("criteria.cases.yaml", "- case: the birth date is not known", "- case: sent without reason");
        replace("criteria.cases.yaml",
                "change: { member: null }\n  expect: { outcome: PENDED, lines: [ { number: 1, decisive:"
                + " [DRUG-1] } ] }", "change: { id: X }\n  expect: { outcome: APPROVED }");
        assertThat(said()).anyMatch(one -> one.contains("`stage` of `observations` is used by no rule and no case"))
                .anyMatch(one -> one.startsWith("policy.yaml:14: the value set `none` holds no code"))
                .anyMatch(one -> one.startsWith("policy.yaml:15: the value set `twice` holds `I110` twice"))
                .anyMatch(one -> one.contains("the value set `twice` is declared and no rule asks for it"))
                .anyMatch(one -> one.contains("no case shows the criterion `DRUG-1` UNKNOWN; write one"))
                .anyMatch(one -> one.startsWith("criteria.drl:16: `@message` of rule `The score suffices` has the place"
                        + " `{age}`, which the rule does not ask for"))
                .anyMatch(one -> one.contains("`@remedy` of rule `The score suffices` has the place `{drugScore}`, and a"
                        + " remedy is also told where that is unknown"))
                .anyMatch(one -> one.contains("`@otherwise` of rule `The score suffices` has the place `{most}`, and no"
                        + " condition compares"));
    }
}
