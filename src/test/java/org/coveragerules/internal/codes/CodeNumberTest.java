package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodeNumberTest {

    @Property
    void givesTheCodeBack(@ForAll("codes") String code) {
        int number = CodeNumber.of(code);

        assertThat(number).isBetween(0, (1 << CodeNumber.BITS) - 1);
        assertThat(CodeNumber.text(number)).isEqualTo(code);
        assertThat(CodeNumber.of(("x" + code).getBytes(StandardCharsets.ISO_8859_1), 1)).isEqualTo(number);
    }

    @Property
    void ordersCodesOfOneShapeAsTheirText(@ForAll("codes") String code, @ForAll("codes") String other) {
        if (CodeNumber.sameShape(CodeNumber.of(code), CodeNumber.of(other))) {
            assertThat(Integer.signum(Integer.compare(CodeNumber.of(code), CodeNumber.of(other))))
                    .isEqualTo(Integer.signum(code.compareTo(other)));
        } else {
            assertThat(CodeNumber.of(code)).isNotEqualTo(CodeNumber.of(other));
        }
    }

    @Example
    void anythingElseIsNoCode() {
        assertThat(List.of("", "9711", "971100", "9711O", "W0001", "0001B", "0001X", "A000", "A000T", "a0001", "0001t",
                "9 110", "CCCCC", "９７１１０")).allMatch(text -> CodeNumber.of(text) == CodeNumber.NONE);
    }

    @Provide
    Arbitrary<String> codes() {
        Arbitrary<String> four = Arbitraries.integers().between(0, 9_999).map(number -> String.format("%04d", number));
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 99_999).map(number -> String.format("%05d", number)),
                four.flatMap(digits -> Arbitraries.of("F", "T", "U", "M", "A").map(letter -> digits + letter)),
                four.flatMap(digits -> Arbitraries.chars().range('A', 'V').map(letter -> letter + digits)));
    }
}
