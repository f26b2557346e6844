package org.coveragerules.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two versions of a policy compared in sentences. */
class ChangeInWordsTest {

    private static final String STATEMENTS = """
            statements:
              - { id: A-0, section: s, says: The whole. }
              - { id: A-1, section: s, says: One }
              - { id: A-2, section: s, says: Two }
              - { id: A-3, section: s, says: Three }
            """;

    @TempDir
    private Path temporary;

    /** What the second of two texts, put into a policy.yaml, changes. */
    private List<String> words(String before, String after) {
        var directory = RuleDirectory.copy(temporary);
        directory.write("a/1/policy.yaml", "policy: a\nversion: '1'\ntitle: t\nsource: s\n" + before);
        directory.write("a/2/policy.yaml", "policy: a\nversion: '2'\ntitle: t\nsource: s\neffective: 2026-01-01\n" + after);
        var library = PolicyLibrary.of(RuleFiles.in(temporary));
        return ChangeInWords.of(library, library.version("a", "1"), library.version("a", "2"));
    }

    @Test
    void whatTheShippedPoliciesChanged() {
        var library = PolicyLibrary.of(RuleFiles.in(Path.of("rules")));
        assertThat(ChangeInWords.of(library, library.version("ncd-210.14", "1"), library.version("ncd-210.14", "2")))
                .startsWith("The youngest goes from 55 to 50.", "The least pack years go from 30 to 20.",
                        "LDCT-1 says otherwise: \"The member is 50 to 77 years old on the date of service.\"; before,"
                                + " \"The member is 55 to 77 years old on the date of service.\"")
                .noneMatch(sentence -> sentence.contains("rule"));
        assertThat(ChangeInWords.of(library, library.version("mm-0600", "previous"),
                library.version("mm-0600", "2025-10-01"))).contains("The review months go from 24 to 12.",
                "The evaluation codes are new: 97161, 97162, 97163, 97165, 97166 and 97167.",
                "It no longer says, as MM0600-10: The setting is experimental and investigational for every indication.")
                .endsWith("17 rules are new, 1 rule is gone, 1 rule is changed.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "leastWeeks: 1        | leastWeeks: 2        | The least weeks go from 1 to 2.",
        "leastBMIValue: 1.50  | leastBMIValue: 2     | The least BMI value goes from 1.50 to 2.",
        "reviewer: A          | reviewer: B          | The reviewer changes from \"A\" to \"B\".",
        "visitStatus: A       | visitStatus: B       | The visit status changes from \"A\" to \"B\".",
        "codes: [a, b]        | codes: [b, c, d]     | The codes now have c and d. The codes no longer have a.",
        "codes: [a, b]        | codes: [b, a]        | The codes have another order: b and a.",
        "x: 1                 | y: []                | The x is no longer there; it was 1. The y is new: nothing."})
    void aParameterThatChanged(String before, String after, String words) {
        assertThat(String.join(" ", words("parameters: { " + before + " }\n" + STATEMENTS,
                "parameters: { " + after + " }\n" + STATEMENTS))).isEqualTo(words);
    }

    @Test
    void whoseLinesItJudges() {
        assertThat(words("appliesTo: { codes: [97110, 97161-97168], states: [WI] }\nafter: [b]\n" + STATEMENTS,
                "appliesTo: { codes: [97110-97112, 97161-97163], ages: { from: 50 }, disciplines: [PT] }\nauthority: CMS\n"
                        + STATEMENTS)).containsExactly("It is now a policy of CMS.",
                "Before its own it no longer asks the rules of b.", "It now judges lines of the discipline PT only.",
                "It now judges lines of the codes 97110-97112.", "It no longer judges lines of the codes 97161-97168.",
                "Its states are now any; before, WI.", "Its ages are now from 50; before, any.");
    }

    /** A range that is written otherwise and holds the same codes is no change. */
    @Test
    void valueSets() {
        assertThat(words("""
                valueSets:
                  gone: { system: CPT, codes: ["97110"] }
                  same: { system: ICD-10-CM, codes: [M54, M54.5] }
                  other: { system: ICD-10-CM, codes: [M54.5, M17] }
                """ + STATEMENTS, """
                valueSets:
                  same: { system: ICD-10-CM, codes: [M54] }
                  other: { system: ICD-10-CM, codes: [M17, M16, M25] }
                  came: { system: CPT, codes: ["97110", "97112"] }
                """ + STATEMENTS)).containsExactly("The value set gone is no longer there.",
                "The value set other now has M16 and M25.", "The value set other no longer has M545.",
                "The value set came is new: CPT 97110 and 97112.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "all: [A-1, A-2]                 | all: [A-1, A-3]           | The criteria of A-0 now ask for A-3."
                + " The criteria of A-0 no longer ask for A-2.",
        "atLeast: 2, of: [A-1, A-2, A-3] | any: [A-1, A-2, A-3]      | The criteria of A-0 now ask for any of A-1, A-2"
                + " and A-3, where it was at least 2 of them.",
        "all: [A-1, { any: [A-2, A-3] }] | all: [A-1, A-2, A-3]      | The criteria of A-0 ask for the same statements"
                + " in other groups.",
        "none: [A-1]                     | all: [A-1]                | The criteria of A-0 ask for the same statements"
                + " in other groups.",
        "all: [A-1, A-2], codes: [97110] | all: [A-2, A-1]           | The criteria of A-0 now judge lines of every code;"
                + " before, of 97110 only.",
        "any: [A-1, A-2]                 | all: [{ any: [A-2, A-1] }] | ``"})
    void criteriaThatChanged(String before, String after, String words) {
        assertThat(String.join(" ", words(STATEMENTS + "criteria: [ { statement: A-0, " + before + " } ]\n",
                STATEMENTS + "criteria: [ { statement: A-0, " + after + " } ]\n"))).isEqualTo(words);
    }

    @Test
    void criteriaThatCome() {
        assertThat(words(STATEMENTS, STATEMENTS + """
                criteria:
                  - { statement: A-0, all: [A-1, { any: [A-2, A-3] }] }
                """)).containsExactly("Criteria of A-0 are new: all of A-1 and one group.");
    }

    @Test
    void statements() {
        assertThat(words(STATEMENTS, """
                statements:
                  - { id: A-0, section: s, says: The whole. }
                  - { id: A-1, section: other, says: One }
                  - { id: A-2, section: s, says: Two or more }
                  - { id: A-4, section: s, says: Four, heldBy: A-0 }
                """)).containsExactly("It now says, as A-4: Four.", "A-1 is now in the section \"other\".",
                "A-2 says otherwise: \"Two or more\"; before, \"Two\".", "It no longer says, as A-3: Three.");
    }
}
