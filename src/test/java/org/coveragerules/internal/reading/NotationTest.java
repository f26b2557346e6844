package org.coveragerules.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {

    private static final String REQUEST = """
            id: 1001
            type: PRECERTIFICATION
            received: 2025-10-06
            condition: M54
            plan: { lineOfBusiness: COMMERCIAL, provisions: [ { effect: EXCLUDED, codes: [97124, G0151] } ] }
            lines:
              - { number: 1, code: 97110, date: 2025-10-08, modifiers: [GP, 59], placeOfService: 22, visits: 8 }
            """;

    @Test
    void aNumberWithoutQuotesStandsForItsDigitsInYaml() throws JsonProcessingException {
        Request request = yaml(REQUEST);

        Line line = request.lines().get(0);
        assertThat(request.id()).isEqualTo("1001");
        assertThat(request.condition()).isEqualTo("M54");
        assertThat(request.plan().provisions().get(0).codes()).containsExactly("97124", "G0151");
        assertThat(line.code()).isEqualTo("97110");
        assertThat(line.modifiers()).containsExactly("GP", "59");
        assertThat(line.placeOfService()).isEqualTo("22");
    }

    @Test
    void notInJson() {
        assertThatThrownBy(() -> BundledRequests.read(new YAMLMapper().readTree(REQUEST)))
                .hasMessageContaining("`$.lines[0].code` is `97110`; give a CPT or HCPCS code");
    }

    /** YAML reads 0211, a nursing home's bill, as 137, a hospital's: no number can be trusted here. */
    @ParameterizedTest
    @CsvSource({
        "typeOfBill: 0211, $.typeOfBill, 137",
        "typeOfBill: 131, $.typeOfBill, 131",
        "'lines: [{ number: 1, code: 97110, date: 2025-10-08, revenueCode: 0420 }]', $.lines[0].revenueCode, 272",
        "'lines: [{ number: 1, code: 00100, date: 2025-10-08 }]', $.lines[0].code, 64",
        "'lines: [{ number: 1, code: 97110, date: 2025-10-08, placeOfService: 02 }]', $.lines[0].placeOfService, 2",
        "'lines: [{ number: 1, code: 97110, date: 2025-10-08, modifiers: [NO] }]', $.lines[0].modifiers[0], false",
        "'lines: [{ number: 1, code: 1E5, date: 2025-10-08 }]', $.lines[0].code, 100000.0"
    })
    void whatYamlMayHaveChangedIsToBeQuoted(String fragment, String path, String found) {
        String request = fragment.startsWith("lines")
                ? REQUEST.substring(0, REQUEST.indexOf("lines:")) + fragment : REQUEST + fragment;

        assertThatThrownBy(() -> yaml(request)).isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("`" + path + "` is `" + found + "`; give a").hasMessageEndingWith(", in quotes");
    }

    @Test
    void aTextIsNoNumberInYamlEither() {
        assertThatThrownBy(() -> yaml(REQUEST.replace("visits: 8", "visits: \"8\"")))
                .hasMessageContaining("`$.lines[0].visits` is `\"8\"`; give a whole number");
    }

    private static Request yaml(String text) throws JsonProcessingException {
        return BundledRequests.read(new YAMLMapper().readTree(text), Notation.YAML);
    }
}
