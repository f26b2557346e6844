package org.coveragerules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.request.LineOfBusiness;
import org.coveragerules.request.RequestType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBuilderTest {

    private final RequestReader reader = new JsonRequestReader(BundledRequests.WORDS);

    private RequestBuilder builder() {
        return reader.builder().with("id", "R-1").with("type", RequestType.CLAIM).with("received", LocalDate.of(2026, 9,
                8))
                .with("plan.lineOfBusiness", LineOfBusiness.COMMERCIAL).with("lines[0].number", 1)
                .with("lines[0].code", "97110").with("lines[0].date", LocalDate.of(2026, 9, 1));
    }

    @Test
    void whatIsMadeIsWhatIsRead() {
        var made = builder().with("emergency", false).with("lines[0].modifiers", List.of("GP"))
                .with("lines[1].number", 2L).with("lines[1].code", "97530").with("lines[1].date", "2026-09-02")
                .with("clinical.observations[0].name", "packYears").with("clinical.observations[0].value",
                new BigDecimal("20.5"))
                .with("channel", null).build();
        assertThat(made).isEqualTo(reader.read("""
                {"id": "R-1", "type": "CLAIM", "received": "2026-09-08", "emergency": false,
                 "plan": {"lineOfBusiness": "COMMERCIAL"},
                 "lines": [{"number": 1, "code": "97110", "date": "2026-09-01", "modifiers": ["GP"]},
                           {"number": 2, "code": "97530", "date": "2026-09-02"}],
                 "clinical": {"observations": [{"name": "packYears", "value": 20.5}]}}
                """));
    }

    @Test
    void everyFaultIsToldWhenItIsBuilt() {
        var builder = builder().with("lines[0].code", "9711").with("lines[0].vists", 2);
        assertThatThrownBy(builder::build).isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("`$.lines[0].code` is `\"9711\"`").hasMessageContaining("`visits`");
        assertThat(builder.with("lines[0].code", "97110").with("lines[0]", null).with("lines[0].number", 1)
                .with("lines[0].code", "97110").with("lines[0].date", "2026-09-01").build().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lines[2].code", "lines.code", "id.of", "lines[0]code", "lines[-1]", "plan[0]", "a b"})
    void aPathThatLeadsNowhereIsRefused(String path) {
        var builder = builder();
        assertThatThrownBy(() -> builder.with(path, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`" + path + "`");
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> builder().with("id", 1.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`id` is given a java.lang.Double; give a text, number, boolean, date, date and time, enum constant or a"
                        + " collection of these");
    }
}
