package org.coveragerules.internal.policy;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.coveragerules.internal.codes.CodeScope;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.LineOfBusiness;

/**
 * Which lines a version judges: those that all of it takes. What is empty or null is not asked, and of a line that does
 * not tell its place, diagnosis, age or state it is not known that it is outside.
 *
 * @param disciplines      of the line
 * @param codes            of the line
 * @param categories       of which the line has one
 * @param placesOfService  of the line
 * @param linesOfBusiness  of the plan
 * @param states           of the plan
 * @param diagnoses        name of the value set of which the line has a diagnosis; null: not asked
 * @param fromAge          youngest age in full years; null: not asked
 * @param toAge            oldest age in full years; null: not asked
 */
public record Scope(Set<Discipline> disciplines, CodeScope codes, Set<String> categories, Set<String> placesOfService,
        Set<LineOfBusiness> linesOfBusiness, Set<String> states, String diagnoses, Integer fromAge, Integer toAge) {

    /** Every line. */
    public static final Scope EVERY = new Scope(EnumSet.noneOf(Discipline.class), CodeScope.EVERY, Set.of(), Set.of(),
            Set.of(), Set.of(), null, null, null);

    /** Whether it asks for more of a line than code and discipline. */
    public boolean isNarrow() {
        return !categories.isEmpty() || !placesOfService.isEmpty() || !linesOfBusiness.isEmpty() || !states.isEmpty()
                || diagnoses != null || fromAge != null || toAge != null;
    }

    /** Whether it takes lines of a code and a discipline; null is a line without one. */
    public boolean takes(String code, Discipline discipline) {
        return isOf(discipline) && codes.takes(code);
    }

    /** Whether it takes lines of a discipline, as far as that tells. */
    boolean isOf(Discipline discipline) {
        return disciplines.isEmpty() || discipline != null && disciplines.contains(discipline);
    }

    /** Whether it takes lines of a plan; a null state is unknown. */
    public boolean takesPlan(LineOfBusiness business, String state) {
        return (linesOfBusiness.isEmpty() || linesOfBusiness.contains(business))
                && (states.isEmpty() || state == null || states.contains(state));
    }

    /** Whether it takes lines of these categories, and of a place that is null where it is unknown. */
    public boolean takesService(Set<String> given, String placeOfService) {
        return (categories.isEmpty() || hasAny(categories, given))
                && (placesOfService.isEmpty() || placeOfService == null || placesOfService.contains(placeOfService));
    }

    /** Whether it takes members of an age; null is unknown. */
    public boolean takesAge(Integer age) {
        return age == null || (fromAge == null || age >= fromAge) && (toAge == null || age <= toAge);
    }

    /** What it asks of a line beside discipline and code, as {@code policy.yaml} names it; what it does not ask is left out. */
    public Map<String, String> narrowing() {
        var narrowing = new LinkedHashMap<String, String>();
        put(narrowing, "categories", categories);
        put(narrowing, "placesOfService", placesOfService);
        put(narrowing, "linesOfBusiness", linesOfBusiness);
        put(narrowing, "states", states);
        put(narrowing, "diagnoses", diagnoses == null ? Set.of() : Set.of(diagnoses));
        if (fromAge != null || toAge != null) {
            narrowing.put("ages", (fromAge == null ? "" : "from " + fromAge) + (fromAge == null || toAge == null ? ""
                    : " ") + (toAge == null ? "" : "to " + toAge));
        }
        return narrowing;
    }

    private static void put(Map<String, String> narrowing, String name, Set<?> values) {
        if (!values.isEmpty()) {
            narrowing.put(name, String.join(", ", values.stream().map(String::valueOf).sorted().toList()));
        }
    }

    private static boolean hasAny(Set<String> some, Collection<String> given) {
        for (var each : given) {
            if (some.contains(each)) {
                return true;
            }
        }
        return false;
    }
}
