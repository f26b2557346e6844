package org.coveragerules.internal.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.coveragerules.CriterionResult;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leaves of several rules, tests and alternatives, which no policy has yet: what answers come to is what requests do. */
@Tag("long")
class MadeUpAnswersTest {

    private static final int REQUESTS = 600;
    private static final List<String> NUMBERS = List.of("0", "19.99", "20", "20.0", "29.999", "30", "30.00", "31.5");

    private static final String POLICY = """
            policy: x
            version: "1"
            title: X
            effective: 2020-01-01
            source: X
            parameters: { many: 20 }
            criteria:
              - { statement: X-0, any: [X-1, X-2, X-3, X-4, X-5, X-6, X-7, X-8, X-9] }
            statements:
            """;

    /** Of answers tell, of the others a person does. */
    private static final String RULES = """
            rule "one" @statement("X-1") @message("m") @remedy("r")
            when $line : ServiceLine( number("packYears") >= policy.number("many"), flag("insomnia") == true )
            then reasons.met($line); end
            rule "two" @statement("X-2") @message("m") @remedy("r")
            when $line : ServiceLine( 30 > number("packYears") && number("packYears") > 0 )
            then reasons.met($line); end
            rule "three" @statement("X-3") @message("m") @remedy("r")
            when $line : ServiceLine( choice("smokingStatus") in ("CURRENT", "FORMER") || flag("insomnia") == false )
            then reasons.met($line); end
            rule "four" @statement("X-4") @message("m") @remedy("r")
            when $line : ServiceLine( flag("insomnia") == true ) exists Document( type == DocumentType.PRESCRIPTION )
            then reasons.met($line); end
            rule "five" @statement("X-5") @message("m") @remedy("r")
            when $line : ServiceLine( flag("moodDisorder") == false )
            then reasons.met($line); end
            rule "five again" @statement("X-5") @message("m") @remedy("r")
            when $line : ServiceLine( number("packYears") == 30, flag("moodDisorder") == true )
            then reasons.met($line); end
            rule "six" @statement("X-6") @message("m") @remedy("r")
            when $line : ServiceLine() Document( type == DocumentType.PRESCRIPTION )
            exists Document( type == DocumentType.CLINICAL_EVALUATION )
            then reasons.met($line); end
            rule "seven" @statement("X-7") @message("m") @remedy("r") @needs("moodDisorder")
            when $line : ServiceLine( flag("insomnia") == true )
            then reasons.met($line); end
            rule "eight" @statement("X-8") @message("m") @remedy("r")
            when $line : ServiceLine( flag("insomnia") == true ) not Document( type == DocumentType.PRESCRIPTION )
            then reasons.met($line); end
            rule "nine" @statement("X-9") @message("m") @remedy("r")
            when $line : ServiceLine( flag("insomnia") == true )
            then reasons.met($line); end
            rule "nine again" @statement("X-9") @message("m") @remedy("r")
            when $line : ServiceLine( day("quitSmokingOn") < date )
            then reasons.met($line); end
            """;

    @TempDir
    private Path temporary;

    @Test
    void answersComeToWhatRequestsDo() throws Exception {
        var statements = new StringBuilder(POLICY);
        for (int at = 0; at <= 9; at++) {
            statements.append("  - { id: X-").append(at).append(", section: X, says: X }\n");
        }
        var directory = RuleDirectory.copy(temporary).write("x/1/policy.yaml", statements.toString())
                .write("x/1/x.drl", RULES);
        var answers = new LeafAnswers();
        var random = new Random(41);
        try (var rules = Adjudicator.from(RuleFiles.in(directory.root()), CodeTables.bundled())) {
            for (int at = 0; at < REQUESTS; at++) {
                var request = rules.requests().read(request(random));
                for (var line : rules.determine(request).lines()) {
                    line.criteria().forEach(criteria -> answers.add(rules.library(), criteria, request, line.number()));
                }
            }
        }
        var input = JsonNodeFactory.instance.objectNode();
        answers.writeTo(input);
        var found = new ScriptPage("made-up").script("input.js", "const input = " + input + ";\n")
                .script("leaves.js", LeafAnswers.SCRIPT)
                .script("test.js", "out({ leaves: LeafAnswers.told(input.sheets, input.answers) });").open("");
        assertThat(LeafAnswers.texts(found.path("leaves"))).isEqualTo(answers.expected()).hasSize(REQUESTS);
        // Documents alone never fail; all else comes to everything.
        assertThat(answers.shown()).hasSize(6).allSatisfy((leaf, shown) -> assertThat(shown).as(leaf).isEqualTo(
                leaf.equals("x 1 X-6") ? Set.of(CriterionResult.MET, CriterionResult.UNKNOWN)
                        : Set.of(CriterionResult.values())));
    }

    private static ObjectNode request(Random random) {
        var request = JsonNodeFactory.instance.objectNode().put("id", "X").put("type", "PRECERTIFICATION")
                .put("received", "2025-04-07");
        request.putObject("plan").put("lineOfBusiness", "MEDICARE");
        request.putArray("lines").addObject().put("number", 1).put("code", "71271").put("date", "2025-04-07");
        var documents = request.withObject("/clinical").putArray("documents");
        for (var type : List.of("PRESCRIPTION", "CLINICAL_EVALUATION")) {
            if (random.nextBoolean()) {
                documents.addObject().put("type", type);
            }
        }
        var observations = request.withObject("/clinical").putArray("observations");
        if (random.nextInt(3) > 0) {
            observations.addObject().put("name", "packYears").put("unit", "{pack}.a")
                    .put("value", new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size()))));
        }
        if (random.nextInt(3) > 0) {
            observations.addObject().put("name", "smokingStatus")
                    .put("value", List.of("CURRENT", "FORMER", "NEVER").get(random.nextInt(3)));
        }
        flag("insomnia", random, observations);
        flag("moodDisorder", random, observations);
        return request;
    }

    private static void flag(String name, Random random, ArrayNode observations) {
        if (random.nextInt(3) > 0) {
            observations.addObject().put("name", name).put("value", random.nextBoolean());
        }
    }
}
