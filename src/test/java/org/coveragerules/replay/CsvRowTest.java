package org.coveragerules.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.junit.jupiter.api.Test;

/** No spreadsheet runs a cell, and none is torn. */
class CsvRowTest {

    @Test
    void aFormulaIsATextAndANumberANumber() throws Exception {
        var json = Files.readString(Path.of("docs/examples/hospital-pt-no-setting-reason.json"));
        var id = BundledRequests.read(json).id();
        var expected = Map.ofEntries(Map.entry("=1+1|cmd", "'=1+1|cmd"), Map.entry("+1", "'+1"), Map.entry("-1", "'-1"),
                Map.entry("@SUM(A1)", "'@SUM(A1)"), Map.entry("\\t=1", "\"'\t=1\""), Map.entry("\\r=1", "\"'\r=1\""),
                Map.entry("\\n1", "\"'\n1\""), Map.entry("  =1", "'  =1"), Map.entry("\\u200b=1", "'\u200b=1"),
                Map.entry("\\uff1d1", "'\uff1d1"), Map.entry("a,b", "\"a,b\""), Map.entry("a\\\"b", "\"a\"\"b\""),
                Map.entry("a;=1", "\"a;=1\""), Map.entry("a=1", "a=1"), Map.entry("-1,=2", "\"'-1,=2\""));
        try (var rules = Adjudicator.bundled()) {
            expected.forEach((said, cell) -> {
                var request = BundledRequests.read(json.replace(id, said));
                assertThat(CsvRow.of(request, rules.determine(request)))
                        .startsWith(cell + ",PRECERTIFICATION,1,2025-11-12,97110,19,8,DENIED,0,,,MM0600-3,");
            });
        }
    }
}
