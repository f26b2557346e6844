package org.coveragerules.internal.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.coveragerules.internal.policy.CodeSet;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Line;
import org.coveragerules.request.Sex;

/**
 * A line as rules see it: what was asked, and what the contract derives from it.
 *
 * @param requested            the line as it came in
 * @param discipline           PT or OT; null: not a PT/OT line
 * @param countedAs            the discipline its visits count in: its own, or CHIROPRACTIC or ST for a line of
 *                             chiropractic or speech therapy; null: none
 * @param categories           given, or told from the code
 * @param elected              those of the categories that the plan elected
 * @param hospitalOutpatient   whether it is given in the outpatient hospital, by place of service or type of bill
 * @param placeUnknown         whether a professional line names no place of service
 * @param condition            the line's diagnosis, or the request's; null: unknown
 * @param visitsCompleted      visits counted with its own that were completed before the request
 * @param visitsAskedEarlier   visits counted with its own that are asked for on earlier dates of the request
 * @param unlisted             whether the code is an unlisted one, by table or category
 * @param besideTherapy        whether another line of the request is of PT or OT
 * @param benefitLeft          visits that the plan's limits leave to it, 0 or less where none; null: no limit
 *                             holds for it
 * @param authorized           whether it is a claim line with visits under an authorization on file
 * @param authorizedVisits     how many of its visits are; 0 where none
 * @param authorizedVisitsForPlace how many are by authorizations given for its kind of place, hospital or not; outside
 *                             the hospital, where the place plays no part, all that are authorized
 * @param authorizedForPlace   whether that is all that are; never where it is not known whether the therapy is given in
 *                             the hospital
 * @param authorizationPlaceUnknown whether that can't be told, because an authorization names no place
 * @param authorizedElsewhere whether an authorization that it could use was given for another kind of place
 * @param authorizationUnknown whether it is a claim line without one, and one may be elsewhere: nobody has looked for
 *                             authorizations, or the one that the line names is not on file
 * @param age                  full years of the member on its date; null: unknown
 * @param diagnoses            its diagnoses, its condition among them; null: none is known
 * @param evidence             what else the request tells that counts for it
 */
public record ServiceLine(Line requested, Discipline discipline, Discipline countedAs, Set<String> categories,
        Set<String> elected, boolean hospitalOutpatient, boolean placeUnknown, String condition, int visitsCompleted,
        int visitsAskedEarlier, boolean unlisted, boolean besideTherapy, Integer benefitLeft, boolean authorized,
        int authorizedVisits, int authorizedVisitsForPlace, boolean authorizedForPlace,
        boolean authorizationPlaceUnknown, boolean authorizedElsewhere, boolean authorizationUnknown, Integer age,
        Set<String> diagnoses, Evidence evidence) {

    /** The line's number. */
    public int number() {
        return requested.number();
    }

    /** CPT or HCPCS code. */
    public String code() {
        return requested.code();
    }

    /** As given. */
    public List<String> modifiers() {
        return requested.modifiers();
    }

    /** Date of service. */
    public LocalDate date() {
        return requested.date();
    }

    /** Encounters asked for. */
    public int visits() {
        return requested.visits();
    }

    /** Units a visit. */
    public int units() {
        return requested.units();
    }

    /** Null: not counted in levels. */
    public Integer levels() {
        return requested.levels();
    }

    /** Visits counted with its own that were completed before the request or are asked for on its earlier dates. */
    public int visitsBefore() {
        return visitsCompleted + visitsAskedEarlier;
    }

    /** Those before it, and its own. */
    public int visitsThrough() {
        return visitsBefore() + visits();
    }

    /** Whether the codes that say best what is done are told, and its own is not among them. */
    public boolean betterCodeNamed() {
        return !requested.accurateCodes().isEmpty() && !requested.accurateCodes().contains(code());
    }

    /** The member's sex; null: unknown. */
    public Sex sex() {
        return evidence.sex();
    }

    /** Whether it is known which services the member has had. */
    public boolean servicesKnown() {
        return evidence.servicesKnown();
    }

    /** A number that was observed, in the unit of its word; null: unknown. */
    public Double number(String name) {
        var observed = evidence.of(name);
        return observed == null || observed.number() == null ? null : observed.number().doubleValue();
    }

    /** Whether something was observed that is so or not; null: unknown. */
    public Boolean flag(String name) {
        var observed = evidence.of(name);
        return observed == null ? null : observed.flag();
    }

    /** A choice that was observed; null: unknown. */
    public String choice(String name) {
        var observed = evidence.of(name);
        return observed == null ? null : observed.choice();
    }

    /** A day that was observed; null: unknown. */
    public LocalDate day(String name) {
        var observed = evidence.of(name);
        return observed == null ? null : observed.day();
    }

    /** A code that was observed; null: unknown. */
    public String code(String name) {
        var observed = evidence.of(name);
        return observed == null ? null : observed.code();
    }

    /** What a place of a text is by its name: of the line, what was observed, a parameter; null: nothing. */
    public String shown(String place, PolicyParameters parameters) {
        return switch (place) {
            case "code" -> code();
            case "visits" -> String.valueOf(visits());
            case "age" -> age == null ? null : age.toString();
            default -> {
                var observed = evidence.shown(place);
                yield observed == null ? parameters.shown(place) : observed;
            }
        };
    }

    /**
     * Visits of some codes before its date: one a day of the services that the member has had, and of an earlier date
     * of the request as many as the line of that date that asks for most.
     *
     * @param codes a value set
     * @param from  the first day that counts
     */
    public int visitsOf(CodeSet codes, LocalDate from) {
        return evidence.visitsOf(codes, from);
    }

    /** A line is itself: two lines of a request are never the same, and the engine compares facts often. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return number();
    }

    /** Number and code: the diagnosis stays out, since this text may end in a log. */
    @Override
    public String toString() {
        return "ServiceLine[" + number() + " " + code() + "]";
    }
}
