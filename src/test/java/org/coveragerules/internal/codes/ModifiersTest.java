package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModifiersTest {

    private static final Modifiers MODIFIERS = BundledRequests.MODIFIERS;

    @ParameterizedTest
    @ValueSource(strings = {"59", "XE", "XP", "XS", "XU"})
    void liftsOnEitherLine(String modifier) {
        assertThat(MODIFIERS.lift(List.of(modifier), List.of())).isTrue();
        assertThat(MODIFIERS.lift(List.of(), List.of("GP", modifier))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"24", "25", "57", "58", "78", "79", "27", "91"})
    void liftsOnTheColumnTwoLineOnly(String modifier) {
        assertThat(MODIFIERS.lift(List.of(), List.of(modifier))).isTrue();
        assertThat(MODIFIERS.lift(List.of(modifier), List.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22", "50", "76", "77", "GP", "26"})
    void neverLifts(String modifier) {
        assertThat(MODIFIERS.lift(List.of(modifier), List.of(modifier))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"RT,LT,true", "RT,RT,false", "RT,'',false", "'',LT,false", "F1,F2,true", "FA,TA,true", "LC,RC,true",
            "E1,E4,true", "T9,TA,true", "RT F1,RT,false", "RT,LT 50,true", "50,LT,false", "E5,E1,false"})
    void anatomicModifiersDifferWhereBothLinesHaveOnesAndShareNone(String line, String other, boolean differ) {
        assertThat(MODIFIERS.differ(modifiers(line), modifiers(other))).isEqualTo(differ);
        assertThat(MODIFIERS.differ(modifiers(other), modifiers(line))).isEqualTo(differ);
        assertThat(MODIFIERS.lift(modifiers(line), modifiers(other))).isEqualTo(differ);
    }

    @Test
    void anatomicOnesAreSorted() {
        assertThat(MODIFIERS.places(List.of("RT", "59", "F9", "LM"))).containsExactly("F9", "LM", "RT");
    }

    @Test
    void anEditOfAnotherIndicatorIsNotLifted() {
        assertThat(MODIFIERS.lift(edit(1), List.of("59"), List.of())).isTrue();
        assertThat(MODIFIERS.lift(edit(1), List.of("RT"), List.of("RT"))).isFalse();
        assertThat(MODIFIERS.lift(edit(0), List.of("59"), List.of("59"))).isFalse();
    }

    private static PairEdit edit(int indicator) {
        return new PairEdit("12345", "12346", indicator, LocalDate.EPOCH, null, "", Setting.PRACTITIONER, false);
    }

    @Test
    void bothSidesAreEverySide() {
        assertThat(MODIFIERS.isOfEverySide(List.of("RT", "50"))).isTrue();
        assertThat(MODIFIERS.isOfEverySide(List.of("RT"))).isFalse();
    }

    private static List<String> modifiers(String text) {
        return Arrays.stream(text.split(" ")).filter(modifier -> !modifier.isEmpty()).toList();
    }
}
