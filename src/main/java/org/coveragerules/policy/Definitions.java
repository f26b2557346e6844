package org.coveragerules.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Form;
import org.coveragerules.request.Line;

/**
 * What all policies mean by their shared words, read from {@code definitions.yaml}:
 * what an outpatient hospital is, and how a line tells its discipline.
 */
public final class Definitions {

    private final Set<String> hospitalPlaces;
    private final Set<String> hospitalBillTypes;
    private final Map<String, Discipline> byModifier;
    private final Map<String, Discipline> byRevenueCode;

    Definitions(Set<String> hospitalPlaces, Set<String> hospitalBillTypes, Map<String, Discipline> byModifier,
            Map<String, Discipline> byRevenueCode) {
        this.hospitalPlaces = Set.copyOf(hospitalPlaces);
        this.hospitalBillTypes = Set.copyOf(hospitalBillTypes);
        this.byModifier = Map.copyOf(byModifier);
        this.byRevenueCode = new HashMap<>();
        byRevenueCode.forEach((code, discipline) -> this.byRevenueCode.put(withoutZero(code, 2), discipline));
    }

    /** Whether a place of service is the outpatient hospital; null is not. */
    public boolean isHospitalPlace(String placeOfService) {
        return placeOfService != null && hospitalPlaces.contains(placeOfService);
    }

    /** Whether a line is given in the outpatient hospital. */
    public boolean isHospitalOutpatient(Form form, String typeOfBill, String placeOfService) {
        return isHospitalPlace(placeOfService) || form == Form.INSTITUTIONAL && typeOfBill != null
                && hospitalBillTypes.contains(withoutZero(typeOfBill, 3).substring(0, 2));
    }

    /**
     * The discipline that the billing of a line tells, by modifier before revenue code: PT, OT or ST, of several
     * modifiers the first of these; null where it tells none.
     */
    public Discipline billedAs(Line line) {
        for (var discipline : List.of(Discipline.PT, Discipline.OT, Discipline.ST)) {
            if (line.modifiers().stream().anyMatch(modifier -> byModifier.get(modifier) == discipline)) {
                return discipline;
            }
        }
        return line.revenueCode() == null ? null
                : byRevenueCode.get(withoutZero(line.revenueCode(), 3).substring(0, 2));
    }

    private static String withoutZero(String code, int digits) {
        return code.length() > digits && code.startsWith("0") ? code.substring(1) : code;
    }
}
