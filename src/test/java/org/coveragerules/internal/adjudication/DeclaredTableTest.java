package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.coveragerules.CodeTableException;
import org.coveragerules.CoverageRules;
import org.coveragerules.Opening;
import org.coveragerules.Outcome;
import org.coveragerules.RulesException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A payer's table that a policy declares and its rules ask for, which no Java knows. */
class DeclaredTableTest {

    private static final String POLICY = "precertification/1/policy.yaml";
    private static final String RULES = "precertification/1/trained.drl";

    @TempDir
    private Path temporary;
    private RuleDirectory rules;

    @BeforeEach
    void begin() throws IOException {
        rules = RuleDirectory.copy(temporary.resolve("rules"), "precertification")
                .append(POLICY, """
                        vocabulary:
                          tables:
                            trained.csv:
                              says: codes that need a trained provider
                              columns: { code: code!, certificate: text!, documents: documents, effective: day }
                              key: [code]
                              from: effective
                        """)
                .write(RULES, """
                        rule "The code needs a trained provider"
                            @statement("PRE-4")
                            @message("A certificate is needed{citation}.")
                            @remedy("Name the provider's certificate.")
                        when
                            $line : ServiceLine( coding.listed(this, "trained.csv") )
                            $document : String() from coding.list($line, "trained.csv", "documents")
                        then
                            reasons.deny($line, NO_BENEFIT).citing(coding.text($line, "trained.csv", "certificate"))
                                    .missing($document);
                        end
                        """);
        Files.createDirectory(temporary.resolve("codes"));
        table("trained.csv", "code,certificate,documents,effective", "12345,Certificate 7,PRESCRIPTION,2026-02-01");
    }

    private void table(String name, String... rows) throws IOException {
        Files.writeString(temporary.resolve("codes").resolve(name), String.join("\n", rows) + "\n");
    }

    private CoverageRules open() {
        return Opening.of(rules.root()).codes(temporary.resolve("codes")).open();
    }

    @ParameterizedTest
    @CsvSource({"12345,2026-02-01,DENIED", "12345,2026-01-31,NO_REVIEW_REQUIRED",
            "12346,2026-02-01,NO_REVIEW_REQUIRED"})
    void itsRowsHoldByCodeAndDay(String code, String date, Outcome outcome) {
        try (var open = open()) {
            var determined = open.determine(open.requests().read("""
                    {"id": "1", "type": "PRECERTIFICATION", "received": "2026-01-01",
                     "plan": {"lineOfBusiness": "COMMERCIAL"},
                     "lines": [{"number": 1, "code": "%s", "date": "%s", "placeOfService": "11"}]}
                    """.formatted(code, date)));

            assertThat(determined.outcome()).isEqualTo(outcome);
            assertThat(determined.lines().get(0).reasons().stream().filter(reason ->
                    reason.message().equals("A certificate is needed (Certificate 7)."))).hasSize(
                            outcome == Outcome.DENIED ? 1 : 0);
        }
    }

    @Test
    void theSearchKnowsWhoAsksForIt() {
        try (var open = open()) {
            var rules = Adjudicator.of(open);
            assertThat(rules.library().search("12345", rules.codes())).anySatisfy(mention -> {
                assertThat(mention.policy()).isEqualTo("precertification");
                assertThat(mention.grounds()).anySatisfy(ground -> {
                    assertThat(ground.name()).isEqualTo("trained.csv");
                    assertThat(ground.says()).isEqualTo("Certificate 7, PRESCRIPTION");
                    assertThat(ground.statements()).containsExactly("PRE-4");
                });
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "listed(this, \"trained.csv\"); listed(this, \"traned.csv\"); 6: no vocabulary declares a table `traned.csv`,"
                    + " maybe `trained.csv`",
            "listed(this, \"trained.csv\"); listed(this, code); 6: the table is no name in quotes",
            "\"documents\"; \"document\"; 7: `trained.csv` has no column `document`, maybe `documents`",
            "\"documents\"; \"certificate\"; 7: column `certificate` of `trained.csv` is of texts; ask for it by"
                    + " `coding.text`",
            "\"documents\"; \"effective\"; 7: column `effective` of `trained.csv` is of days",
            "\"certificate\"; \"documents\"; 9: column `documents` of `trained.csv` is of documents; ask for it by"
                    + " `coding.list`",
            "list($line; together($line; 7: `trained.csv` finds a row by each code alone"})
    void aQuestionThatItCannotAnswer(String written, String instead, String message) {
        rules.replace(RULES, written, instead);
        assertThatThrownBy(this::open).isInstanceOf(RulesException.class).hasMessageContaining("trained.drl:"
                + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "key: [code]; key: [certificate]; the `key` of table `trained.csv` finds no row",
            "key: [code]; key: [code, documents]; the `key` of table `trained.csv` finds no row",
            "code: code!; code: code; the `key` of table `trained.csv` finds no row",
            "effective: day; effective: date; column `effective` of `trained.csv` is a `date`, which no column is",
            "from: effective; from: code; `from` of table `trained.csv` names `code`, which is no column of days",
            "from: effective; form: effective; unknown field `form`; allowed are columns, from, key, one, says, through",
            "trained.csv:; Trained:; `Trained` is no name for a word of `tables`"})
    void aDeclarationThatSaysNothing(String written, String instead, String message) {
        rules.replace(POLICY, written, instead);
        assertThatThrownBy(this::open).isInstanceOf(RulesException.class).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "12345,,PRESCRIPTION,; line 2 column `certificate`: found nothing, expected a text",
            "12345,7,PRESCRIPTON,; line 2: `PRESCRIPTON` is no document of the rules, maybe `PRESCRIPTION`",
            "1234,7,,; line 2 column `code`: found `1234`, expected",
            "12345,7,,2026; line 2 column `effective`: found `2026`, expected a date"})
    void aCellThatIsNotWhatItsColumnSays(String row, String message) throws IOException {
        table("trained.csv", "code,certificate,documents,effective", row);
        assertThatThrownBy(this::open).isInstanceOf(CodeTableException.class).hasMessageContaining(message);
    }

    @Test
    void aFileThatNobodyDeclares() throws IOException {
        table("traned.csv", "code", "12345");
        assertThatThrownBy(this::open).isInstanceOf(CodeTableException.class)
                .hasMessageStartingWith("cannot read `traned.csv`").hasMessageContaining("maybe `trained.csv`");
    }
}
