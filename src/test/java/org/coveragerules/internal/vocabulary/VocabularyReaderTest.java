package org.coveragerules.internal.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.yaml.YamlFile;
import org.coveragerules.request.LineOfBusiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of the shipped rules, and of versions that add to them. */
class VocabularyReaderTest {

    private static final Path SHIPPED = Path.of("rules/vocabulary.yaml");

    private final List<Problem> problems = new ArrayList<>();

    /** The words of the shipped file and of others, which are {@code 1.yaml}, {@code 2.yaml} and so on. */
    private Vocabulary read(String... others) throws IOException {
        var reader = new VocabularyReader(problems);
        read(reader, "vocabulary.yaml", Files.readString(SHIPPED));
        for (int at = 0; at < others.length; at++) {
            read(reader, at + 1 + ".yaml", others[at]);
        }
        return reader.vocabulary("vocabulary.yaml");
    }

    private static void read(VocabularyReader reader, String name, String text) {
        var file = YamlFile.read(name, text.getBytes(StandardCharsets.UTF_8));
        reader.read(file, file.root());
    }

    private List<String> told() {
        return problems.stream().map(Problem::toString).toList();
    }

    @Test
    void linesOfBusinessHaveTheCodesOfOtherFormats() throws IOException {
        var words = read("linesOfBusiness: { COMMERCIAL: { codes: [X12-1032 CI, X12-1032 HM] } }");
        assertThat(told()).isEmpty();
        assertThat(words.lineOfBusiness("X12-1032 HM")).isEqualTo(LineOfBusiness.COMMERCIAL);
        assertThat(words.lineOfBusiness("X12-1032 BL")).isNull();

        read("linesOfBusiness: { MEDICAID: { codes: [A] } }", "linesOfBusiness: { MEDICARE: { codes: [A] } }",
                "linesOfBusiness: { MEDICAL: { codes: [B] } }");
        assertThat(told()).hasSize(2).anyMatch(each -> each.contains("`A` is said otherwise at 1.yaml:1"))
                .anyMatch(each -> each.contains("`MEDICAL` is unknown; allowed are [COMMERCIAL"));
    }

    @Test
    void theShippedWords() throws IOException {
        var words = read();
        assertThat(told()).isEmpty();
        assertThat(words.words(WordKind.DOCUMENT).get("TREATMENT_PLAN"))
                .isEqualTo(new Word("TREATMENT_PLAN", "treatment plan", List.of("LOINC 18776-5")));
        assertThat(words.reason("EIU")).satisfies(eiu -> {
            assertThat(eiu.step()).isEqualTo(11);
            assertThat(eiu.isClinical() && eiu.everyVisit() && eiu.asksForReview()).isTrue();
            assertThat(eiu.leavesBenefit() || eiu.remedyAsks()).isFalse();
            assertThat(eiu.override()).isEqualTo("EIU");
            assertThat(eiu.remittances()).containsExactly(new Remittance(null, false, null, "55", null));
        });
        assertThat(words.reason(Role.RECORDS).name()).isEqualTo("INCOMPLETE_RECORDS");
        assertThat(words.says("SAFETY")).isEqualTo("safety");
        assertThat(words.says("97110")).isEqualTo("97110");
        assertThatThrownBy(() -> words.reason("NONE")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("`NONE`");
    }

    @Test
    void everyKindOfObservation() throws IOException {
        var words = read("""
                observations:
                  weight: { says: body weight, type: NUMBER, unit: kg, units: { "[lb_av]": 0.45359237 }, least: 0, most: 500.0 }
                  smoker: { says: smoking status, type: CHOICE, of: [CURRENT, NEVER], question: "Does the member smoke?" }
                  getsBetter: { says: improvement, type: FLAG, codes: [ "LOINC 1-8" ] }
                  quitOn: { says: day of quitting, type: DATE }
                  cause: { says: cause, type: CODE, from: ICD-10-CM }
                """);
        assertThat(told()).isEmpty();
        assertThat(words.says("quitOn")).isEqualTo("day of quitting");
        assertThat(words.observations()).containsKeys("cause", "getsBetter", "quitOn", "smoker", "weight");
        assertThat(words.observations().get("smoker").of()).containsExactly("CURRENT", "NEVER");
        assertThat(words.observations().get("cause").from()).isEqualTo("ICD-10-CM");
        var weight = words.observations().get("weight");
        assertThat(weight.most()).isEqualByComparingTo("500");
        assertThat(weight.inOwnUnit(BigDecimal.TEN, "kg")).isEqualByComparingTo("10");
        assertThat(weight.inOwnUnit(BigDecimal.TEN, "[lb_av]")).isEqualByComparingTo("4.5359237");
        assertThat(weight.inOwnUnit(BigDecimal.TEN, "g")).isNull();
        assertThat(weight.inOwnUnit(BigDecimal.TEN, null)).isNull();
    }

    @Test
    void aWordSaidTwiceInOneWayIsOne() throws IOException {
        assertThat(read("documents: { SLEEP_DIARY: { says: sleep diary } }",
                "documents:\n  SLEEP_DIARY:\n    says: sleep diary\n").words(WordKind.DOCUMENT)).containsKey("SLEEP_DIARY");
        assertThat(told()).isEmpty();
    }

    @Test
    void aWordSaidInTwoWaysIsToldWithBothPlaces() throws IOException {
        read("documents:\n  SLEEP_DIARY: { says: sleep diary }\nneeds:\n  SAFETY: { says: safe }\n",
                "documents:\n\n  SLEEP_DIARY: { says: diary }\n");
        assertThat(told()).hasSize(2)
                .anyMatch(problem -> problem.startsWith("1.yaml:4: `SAFETY` is said otherwise at vocabulary.yaml:"))
                .anyMatch(problem -> problem.startsWith("2.yaml:3: `SLEEP_DIARY` is said otherwise at 1.yaml:2;"));
    }

    /** The same name is another word in another section. */
    @Test
    void sectionsAreApart() throws IOException {
        read("treatments: { SAFETY: { says: fall prevention } }");
        assertThat(told()).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("- a\n", "1: found a list where fields were expected"),
                Arguments.of("\ndocument: {}\n", "2: unknown field `document`; allowed are categories, documents"),
                Arguments.of("\nneeds: [SAFETY]\n", "2: `needs` is no group of words"),
                Arguments.of("needs:\n  QUIET: quiet\n", "2: `QUIET` of `needs` says nothing; write it as `QUIET: {"),
                Arguments.of("needs:\n  Quiet: { says: quiet }\n", "2: `Quiet` is no name for a word of `needs`"),
                Arguments.of("needs:\n  QUIET: {}\n", "2: `says` is missing"),
                Arguments.of("needs:\n  QUIET: { says: [] }\n", "2: `says` is a list; write a text"),
                Arguments.of("needs:\n  QUIET: { says: quiet, step: 1 }\n",
                "2: unknown field `step`; allowed are codes,"),
                Arguments.of("reasons:\n  R: { says: r }\n", "2: reason `R` names no step of the ranking"),
                Arguments.of("reasons:\n  R: { says: r, step: 17 }\n", "2: reason `R` names no step"),
                Arguments.of("reasons:\n  R: { says: r, step: 1, clinical: often }\n", "2: `clinical` is `often`"),
                Arguments.of("reasons:\n  R: { says: r, step: 1, override: SETING }\n",
                        "2: reason `R` belongs to `SETING`, which is no overridable group, maybe `SETTING`"),
                Arguments.of("reasons:\n  R: { says: r, step: 1, role: RECORD }\n",
                "2: `RECORD` is unknown; allowed are"),
                Arguments.of("reasons:\n  R: { says: r, step: 1, role: RECORDS }\n",
                        "2: reason `R` has the role `RECORDS`, which `INCOMPLETE_RECORDS` has"),
                Arguments.of("observations:\n  PackYears: { says: a, type: FLAG }\n", "2: `PackYears` is no name"),
                Arguments.of("observations:\n  a: { says: a }\n", "2: `type` is missing"),
                Arguments.of("observations:\n  a: { says: a, type: TEXT }\n",
                "2: `TEXT` is unknown; allowed are [NUMBER"),
                Arguments.of("observations:\n  a: { says: a, type: NUMBER }\n", "2: `a` is a number without a unit"),
                Arguments.of("observations:\n  a: { says: a, type: FLAG, least: 1 }\n", "2: `least` stands at `a`"),
                Arguments.of("observations:\n  a: { says: a, type: FLAG, of: [A, B] }\n", "2: `of` stands at `a`"),
                Arguments.of("observations:\n  a: { says: a, type: CHOICE, of: [A] }\n", "2: `a` is a choice of fewer"),
                Arguments.of("observations:\n  a: { says: a, type: CHOICE, of: [A, B, A] }\n", "2: `of` of `a` names"),
                Arguments.of("observations:\n  a: { says: a, type: NUMBER, unit: kg, least: 30, most: 20 }\n",
                        "2: `a` has a `least` of 30 above its `most` of 20"),
                Arguments.of("observations:\n  a: { says: a, type: NUMBER, unit: kg, most: many }\n",
                        "2: `most` is `many`; write a number"),
                Arguments.of("observations:\n  a: { says: a, type: NUMBER, unit: kg, units: { g: 0 } }\n",
                        "2: the factor of `g` is 0"),
                Arguments.of("observations:\n  a: { says: a, type: NUMBER, unit: kg, units: [g] }\n",
                        "2: `units` is no group of factors"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsToldOnceWithItsPlace(String text, String fault) throws IOException {
        read(text);
        assertThat(told()).singleElement().asString().startsWith("1.yaml:" + fault);
    }

    @Test
    void whatTheLibrarySaysItselfHasAReason() {
        var reader = new VocabularyReader(problems);
        read(reader, "vocabulary.yaml", "reasons: { R: { says: r, step: 12, role: RECORDS } }");
        reader.vocabulary("vocabulary.yaml");
        assertThat(told()).hasSize(Role.values().length - 1)
                .anyMatch(problem -> problem.startsWith("vocabulary.yaml: no reason has the role `INFORMATION`"));
    }
}
