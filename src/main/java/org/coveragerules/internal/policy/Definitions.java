package org.coveragerules.internal.policy;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.coveragerules.internal.codes.Modifiers;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Form;
import org.coveragerules.request.Line;

/**
 * What all policies mean by their shared words, read from {@code definitions.yaml}:
 * what an outpatient hospital is, how a line tells its discipline, and what modifiers say of two lines.
 */
public final class Definitions {

    /** Whose modifiers count before those of the next. */
    private static final List<Discipline> BILLED = List.of(Discipline.PT, Discipline.OT, Discipline.ST);

    private final Set<String> hospitalPlaces;
    private final Set<String> hospitalBillTypes;
    private final Map<String, Discipline> byModifier;
    private final Map<String, Discipline> byRevenueCode;
    private final Map<Discipline, String> categories;
    private final String unlistedCategory;
    private final Modifiers modifiers;
    private final List<String> holidays;

    Definitions(Set<String> hospitalPlaces, Set<String> hospitalBillTypes, Map<String, Discipline> byModifier,
            Map<String, Discipline> byRevenueCode, Map<Discipline, String> categories, String unlistedCategory,
            Modifiers modifiers, List<String> holidays) {
        this.hospitalPlaces = Set.copyOf(hospitalPlaces);
        this.hospitalBillTypes = Set.copyOf(hospitalBillTypes);
        this.byModifier = Map.copyOf(byModifier);
        this.categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
        this.unlistedCategory = unlistedCategory;
        this.modifiers = modifiers;
        this.holidays = List.copyOf(holidays);
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
        for (var discipline : BILLED) {
            for (var modifier : line.modifiers()) {
                if (byModifier.get(modifier) == discipline) {
                    return discipline;
                }
            }
        }
        return line.revenueCode() == null ? null
                : byRevenueCode.get(withoutZero(line.revenueCode(), 3).substring(0, 2));
    }

    /** The category that lines of a discipline belong to. */
    public String categoryOf(Discipline discipline) {
        return categories.get(discipline);
    }

    /** Whether one of some categories is that of physical or occupational therapy. */
    public boolean hasTherapy(Set<String> given) {
        for (var category : given) {
            if (isTherapy(category)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a category is that of physical or occupational therapy. */
    public boolean isTherapy(String category) {
        return category.equals(categories.get(Discipline.PT)) || category.equals(categories.get(Discipline.OT));
    }

    /**
     * The discipline in which the visits of a line that tells none by itself are counted, by its categories: the first
     * that is defined; null where they tell none.
     */
    public Discipline disciplineOf(Set<String> given) {
        for (var entry : categories.entrySet()) {
            if (!isTherapy(entry.getValue()) && given.contains(entry.getValue())) {
                return entry.getKey();
            }
        }
        return null;
    }

    /** The category of every unlisted code. */
    public String unlistedCategory() {
        return unlistedCategory;
    }

    /** What modifiers say of two lines. */
    public Modifiers modifiers() {
        return modifiers;
    }

    /** ISO days beside Saturday and Sunday that a law's clock does not count as business days. */
    List<String> holidays() {
        return holidays;
    }

    /** Whether it names a category. */
    public boolean names(String category) {
        return categories().contains(category);
    }

    /** The categories it names. */
    Set<String> categories() {
        var named = new TreeSet<>(categories.values());
        named.add(unlistedCategory);
        return named;
    }

    private static String withoutZero(String code, int digits) {
        return code.length() > digits && code.startsWith("0") ? code.substring(1) : code;
    }
}
