package org.coveragerules.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.coveragerules.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a payer knows beside a request. */
class PayerFactsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void theMembersFactsComeFirstAndThenThoseOfTheRequest() throws IOException {
        var facts = PayerFacts.of(file("""
                {"member": "M1", "facts": {"plan": {"lineOfBusiness": "COMMERCIAL", "state": "WI"}, "history": {}}}

                {"request": "R1", "facts": {"plan": {"state": null, "electedCategories": []}, "urgency": "EXPEDITED"}}
                """));
        var request = tree("{'id': 'R1', 'plan': {'eligibleFrom': '2025-01-01'}, 'urgency': 'STANDARD'}");

        assertThat(facts.merged(request, "R1", "M1")).isEqualTo(tree("{'id': 'R1', 'plan': {'eligibleFrom':"
                + " '2025-01-01', 'lineOfBusiness': 'COMMERCIAL', 'electedCategories': []}, 'urgency': 'EXPEDITED',"
                + " 'history': {}}"));
        assertThat(facts.merged(request, "R2", null)).isEqualTo(request);
        assertThat(request).isEqualTo(tree("{'id': 'R1', 'plan': {'eligibleFrom': '2025-01-01'}, 'urgency':"
                + " 'STANDARD'}"));
        assertThat(facts.isEmpty()).isFalse();
        assertThat(PayerFacts.NONE.merged(request, "R1", "M1")).isEqualTo(request);
    }

    /** The examples of RFC 7396, appendix A, whose target and patch are objects. */
    @Test
    void mergesAsTheStandardHasIt() throws IOException {
        String[][] examples = {
                {"{'a':'b'}", "{'a':'c'}", "{'a':'c'}"}, {"{'a':'b'}", "{'b':'c'}", "{'a':'b','b':'c'}"},
                {"{'a':'b'}", "{'a':null}", "{}"}, {"{'a':'b','b':'c'}", "{'a':null}", "{'b':'c'}"},
                {"{'a':['b']}", "{'a':'c'}", "{'a':'c'}"}, {"{'a':'c'}", "{'a':['b']}", "{'a':['b']}"},
                {"{'a':{'b':'c'}}", "{'a':{'b':'d','c':null}}", "{'a':{'b':'d'}}"},
                {"{'a':[{'b':'c'}]}", "{'a':[1]}", "{'a':[1]}"}, {"{'e':null}", "{'a':1}", "{'e':null,'a':1}"},
                {"{'a':'foo'}", "{'a':{'b':1}}", "{'a':{'b':1}}"},
                {"{}", "{'a':{'bb':{'ccc':null}}}", "{'a':{'bb':{}}}"}};
        for (var example : examples) {
            var facts = PayerFacts.of(file("{\"request\": \"R\", \"facts\": " + example[1].replace('\'', '"') + "}"));
            assertThat(facts.merged(tree(example[0]), "R", null)).isEqualTo(tree(example[2]));
        }
    }

    @Test
    void everyFaultIsToldByItsLineAndNoIdIsQuoted() throws IOException {
        var file = file("""
                {"member": "SECRET", "facts": {}}
                {"member": "SECRET", "facts": {}}
                {"member": "SECRET", "request": "R", "facts": {}}
                {"facts": {}}
                {"member": "SECRET", "facts": [1]}
                {"member": "SECRET"}
                {"member": 7, "facts": {}}
                {"member": "SECRET", "facts": {}, "fact": 1}
                {"member": "SECRET", "facts": {"state": "WI", "state": "IL"}}
                {"member": "SECRET", "facts": {
                "SECRET"
                {"request": "R", "facts": {"id": "SECRET"}}
                """);

        var refused = catchThrowableOfType(PayerFactsException.class, () -> PayerFacts.of(file));

        assertThat(refused.faults()).extracting(fault -> fault.substring(file.toString().length() + 1)
                        .replaceAll("; .*", ""))
                .containsExactly("2: tells of the same member as line 1", "3: names both a member and a request",
                        "4: names neither a member nor a request", "5: has `facts` that are no object",
                        "6: has no `facts`", "7: `member` is no id",
                        "8: has a field `fact`, which no line of facts has", "9: a field is given twice at column 54",
                        "10: is not JSON at column 32", "11: is no JSON object",
                        "12: `facts` would change the request's `id`");
        assertThat(refused).hasMessageNotContaining("SECRET");
    }

    @Test
    void whatIsTooMuchIsToldAsThat() throws IOException {
        var file = file("{\"member\": \"M\", \"facts\": {\"a\": " + "7".repeat(2000) + "}}\n"
                + "{\"member\": \"N\", \"facts\": " + "{\"a\":".repeat(800) + "1" + "}".repeat(801) + "\n"
                + "{\"member\": \"O\", \"facts\": {}} 1\n");

        assertThat(catchThrowableOfType(PayerFactsException.class, () -> PayerFacts.of(file)).faults())
                .extracting(fault -> fault.substring(file.toString().length() + 1).replaceAll("\\d{3,}", "N")
                        .replaceAll("; .*", ""))
                .containsExactly("1: has a number of more digits than any request at column N",
                        "2: nests more than 64 deep at column N", "3: is not JSON at column 30");
    }

    /** What facts say wrongly is told by their line, and what the request itself says is not. */
    @Test
    void aFaultOfFactsNamesTheirLine() throws IOException {
        var facts = PayerFacts.of(file("""
                {"member": "SECRET", "facts": {"history": {"visitsCompleted": {"PT": 1e9}, "authorizations": [{}]}}}
                {"request": "R", "facts": {"plan": {"lineOfBusiness": null}, "no name": 1, "made": {}}}
                """));
        assertThat(List.of("$.history.visitsCompleted.PT", "$.history.authorizations[0].id", "$.plan.lineOfBusiness", "$.?",
                "$.made", "$.plan.state", "$.plan", "$.lines[0].date", "$.history.services", "$"))
                .extracting(path -> facts.told(new Fault(path, "wrong", "a right one"), "R", "SECRET").found())
                .containsExactly("wrong, by line 1 of the facts in `facts.ndjson`",
                        "wrong, by line 1 of the facts in `facts.ndjson`",
                        "wrong, by line 2 of the facts in `facts.ndjson`", "wrong, by line 2 of the facts in `facts.ndjson`",
                        "wrong, by line 2 of the facts in `facts.ndjson`", "wrong",
                        "wrong, by line 2 of the facts in `facts.ndjson`", "wrong", "wrong", "wrong");
        var fault = new Fault("$.history", "wrong", "a right one");
        assertThat(facts.told(fault, "S", null)).isEqualTo(fault);
    }

    @Test
    void aFileThatIsNotThereOrNotUtf8IsRefused() throws IOException {
        var latin = Files.write(directory.resolve("latin.ndjson"),
                "{\"member\": \"M\u00fc\", \"facts\": {}}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(catchThrowableOfType(PayerFactsException.class, () -> PayerFacts.of(latin)))
                .hasMessageContaining("latin.ndjson:1: a byte is not UTF-8");
        assertThat(catchThrowableOfType(PayerFactsException.class,
                () -> PayerFacts.of(directory.resolve("none.ndjson")))).hasMessageContaining("there is no such file");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("facts.ndjson"), text);
    }

    private static ObjectNode tree(String json) throws IOException {
        return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    }
}
