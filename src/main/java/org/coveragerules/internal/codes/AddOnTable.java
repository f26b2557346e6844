package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The add-on codes and their primaries. */
final class AddOnTable {

    private static final int NO_LIST = 2;
    private static final int LISTED_AND_OWN = 3;
    private static final int LISTED = 1;

    private final Map<String, List<AddOnRow>> rows;

    AddOnTable(Collection<AddOnRow> rows) {
        this.rows = rows.stream().collect(Collectors.groupingBy(AddOnRow::addOn, HashMap::new,
                Collectors.toUnmodifiableList()));
    }

    boolean isAddOn(String code, LocalDate date) {
        int day = EditDay.asked(date);
        for (AddOnRow row : rows.getOrDefault(code, List.of())) {
            if (row.inForce(day)) {
                return true;
            }
        }
        return false;
    }

    Optional<AddOn> addOn(String code, LocalDate date) {
        int day = EditDay.asked(date);
        List<AddOnRow> inForce = rows.getOrDefault(code, List.of()).stream().filter(row -> row.inForce(day)).toList();
        if (inForce.isEmpty()) {
            return Optional.empty();
        }
        int type = hasType(inForce, NO_LIST) ? NO_LIST : hasType(inForce, LISTED_AND_OWN) ? LISTED_AND_OWN : LISTED;
        return Optional.of(new AddOn(code, type, inForce.stream()
                .filter(row -> row.primary() != null && day <= row.primaryLastDay())
                .map(AddOnRow::primary).distinct().sorted().toList()));
    }

    private static boolean hasType(List<AddOnRow> rows, int type) {
        return rows.stream().anyMatch(row -> row.type() == type);
    }

    boolean acceptsPrimary(String addOn, String primary, LocalDate date) {
        int day = EditDay.asked(date);
        boolean anyPrimary = false;
        for (AddOnRow row : rows.getOrDefault(addOn, List.of())) {
            if (row.lists(primary, day)) {
                return true;
            }
            anyPrimary |= row.type() == NO_LIST && row.inForce(day);
        }
        return anyPrimary && !isAddOn(primary, date);
    }
}
