package org.coveragerules.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What records say of all of their components by hand has to be said of each of them. */
class ByHandTest {

    private static final Clinical BARE = new Clinical(null, null, null, null, null, null, null);

    @ParameterizedTest
    @MethodSource("components")
    void aRecordsEqualityLooksAtEveryComponent(int component) throws ReflectiveOperationException {
        var other = with(Clinical.class, component);

        assertThat(other).isNotEqualTo(BARE).isEqualTo(with(Clinical.class, component))
                .hasSameHashCodeAs(with(Clinical.class, component));
    }

    static IntStream components() {
        return IntStream.range(0, Clinical.class.getRecordComponents().length);
    }

    @ParameterizedTest
    @ValueSource(classes = {TreatmentPlan.class, Assessment.class, Trial.class})
    void whatSaysOneThingSaysSomething(Class<? extends Record> type) throws ReflectiveOperationException {
        var saysNothing = type.getDeclaredMethod("saysNothing");

        for (int i = 0; i < type.getRecordComponents().length; i++) {
            assertThat(saysNothing.invoke(with(type, i))).as("component %s of %s", i, type).isEqualTo(false);
        }
        assertThat(saysNothing.invoke(with(type, -1))).isEqualTo(true);
    }

    /** A record of which one component alone is there. */
    private static <R> R with(Class<R> type, int component) throws ReflectiveOperationException {
        var components = type.getRecordComponents();
        var values = IntStream.range(0, components.length)
                .mapToObj(i -> i == component ? sample(components[i]) : null).toArray();
        return type.getDeclaredConstructor(Stream.of(components).map(RecordComponent::getType)
                .toArray(Class<?>[]::new)).newInstance(values);
    }

    private static Object sample(RecordComponent component) {
        return switch (component.getName()) {
            case "documents" -> List.of(new Document("progress-notes", null, null, null, null));
            case "settingNeeds" -> List.of(new SettingNeed("wound-care", null, null));
            case "observations" -> List.of(new Observed("pack-years", BigDecimal.TEN, null, null, null, null, null, null));
            case "treatments" -> List.of(new Treatment("physical-therapy", null, null, null, null));
            case "treatmentPlan" -> new TreatmentPlan(1, null);
            case "assessment" -> new Assessment(true, null, null, null);
            default -> component.getType() == Integer.class ? (Object) 1 : (Object) true;
        };
    }
}
