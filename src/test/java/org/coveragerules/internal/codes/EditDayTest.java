package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EditDayTest {

    @Test
    void givesTheDateBack() {
        assertThat(EditDay.date(EditDay.of(2024, 2, 29))).isEqualTo("2024-02-29");
        assertThat(EditDay.date(EditDay.ofOrdinal(2024, 366))).isEqualTo("2024-12-31");
        assertThat(EditDay.date(EditDay.of(1950, 1, 1))).isEqualTo("1950-01-01");
        assertThat(EditDay.date(EditDay.of(2128, 12, 31))).isEqualTo("2128-12-31");
        assertThat(EditDay.date(EditDay.OPEN)).isNull();
    }

    @Test
    void knowsWhatIsNoDay() {
        assertThat(EditDay.of(2023, 2, 29)).isEqualTo(EditDay.NONE);
        assertThat(EditDay.of(2023, 13, 1)).isEqualTo(EditDay.NONE);
        assertThat(EditDay.of(1949, 12, 31)).isEqualTo(EditDay.NONE);
        assertThat(EditDay.ofOrdinal(2023, 366)).isEqualTo(EditDay.NONE);
        assertThat(EditDay.ofOrdinal(2023, 0)).isEqualTo(EditDay.NONE);
    }

    @Test
    void farDaysAreOpenAndAskedDaysAreNot() {
        assertThat(EditDay.of(9999, 12, 31)).isEqualTo(EditDay.OPEN);
        assertThat(EditDay.asked(LocalDate.MAX)).isLessThan(EditDay.OPEN);
        assertThat(EditDay.asked(LocalDate.MIN)).isEqualTo(EditDay.NONE);
        assertThat(EditDay.asked(LocalDate.of(2128, 12, 31))).isEqualTo(EditDay.of(2128, 12, 31));
    }
}
