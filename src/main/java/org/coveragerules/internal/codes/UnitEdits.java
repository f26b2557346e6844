package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The MUEs of one setting: a quarter's table serves from its first day until the next one's. */
final class UnitEdits {

    private final NavigableMap<LocalDate, UnitTable> quarters;

    UnitEdits(Map<LocalDate, UnitTable> quarters) {
        this.quarters = new TreeMap<>(quarters);
    }

    /** The MUE of a code on a date; none before the first quarter. */
    Optional<UnitEdit> on(String code, LocalDate date, Setting setting, boolean borrowed) {
        Map.Entry<LocalDate, UnitTable> quarter = quarters.floorEntry(date);
        int found = quarter == null ? -1 : quarter.getValue().find(code);
        if (found < 0) {
            return Optional.empty();
        }
        int value = quarter.getValue().value(found);
        int indicator = quarter.getValue().indicator(found);
        return Optional.of(new UnitEdit(code, value, indicator, quarter.getKey(), setting, borrowed));
    }
}
