package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One requested or billed service. A component that is null was not given, which means unknown. */
public record Line(
        @Field(says = "Its own within the request.", required = true, least = 1)
        int number,
        @Field(says = "What is asked for or billed.", required = true, form = TextForm.PROCEDURE_CODE)
        String code,
        @Field(says = "GP tells PT, GO OT and GN speech therapy; RT, LT and others tell edits apart.",
                form = TextForm.MODIFIER)
        List<String> modifiers,
        @Field(says = "Of a claim: the id of the authorization it is under, which alone is used.")
        String authorization,
        @Field(says = "Absent: told from modifier, revenue code or code.", of = {"PT", "OT"})
        Discipline discipline,
        @Field(says = "Precertification categories; absent or empty: told from the code.", words = "CATEGORY")
        Set<String> categories,
        @Field(says = "Two digits; 19 and 22 are the outpatient hospital. A hospital's own claim has none.",
                form = TextForm.PLACE_OF_SERVICE)
        String placeOfService,
        @Field(says = "Of an institutional line, with or without its leading 0; 042x is PT, 043x OT.",
                form = TextForm.REVENUE_CODE)
        String revenueCode,
        @Field(says = "Date of service, which picks every version and term.", required = true)
        LocalDate date,
        @Field(says = "Encounters asked for.", least = 1)
        int visits,
        @Field(says = "Units a visit.", least = 1)
        int units,
        @Field(says = "Spinal or other levels.")
        Integer levels,
        @Field(says = "Diagnosis; absent: the request's.", form = TextForm.DIAGNOSIS)
        String condition,
        @Field(says = "Where a transplant service stands in its course.")
        Phase phase,
        @Field(says = "Whether the guidelines list the indication.", holder = Holder.REVIEWER)
        Boolean indicationListed,
        @Field(says = "Whether a clinician found the guideline met.", holder = Holder.REVIEWER)
        Boolean meetsGuideline,
        @Field(says = "Whether it is asked for only in case.")
        Boolean contingent,
        @Field(says = "Whether the code was changed by a finding in the procedure.")
        Boolean changedDuringProcedure,
        @Field(says = "Whether it is part of the request's clinical trial; absent: it is.")
        Boolean partOfTrial,
        @Field(says = "Whether it is the one of two exclusive codes that says best what is done.",
                holder = Holder.REVIEWER)
        Boolean mostAccurate,
        @Field(says = "The codes that say best what is done; absent or empty: not told.",
                form = TextForm.PROCEDURE_CODE, holder = Holder.REVIEWER)
        List<String> accurateCodes,
        @Field(says = "Makes different codes similar.")
        String procedureGroup,
        @Field(says = "Units a visit that the record supports.", holder = Holder.REVIEWER)
        Integer supportedUnits,
        @Field(says = "Levels that the record supports.", holder = Holder.REVIEWER)
        Integer supportedLevels,
        @Field(says = "Diagnoses beside the condition; absent or empty: those of the request.",
                form = TextForm.DIAGNOSIS)
        List<String> diagnoses) {

    public Line {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(date, "date");
        modifiers = Copies.list(modifiers);
        categories = Copies.words(categories);
        accurateCodes = Copies.list(accurateCodes);
        condition = Condition.of(condition);
        diagnoses = Condition.all(diagnoses);
        if (visits < 1 || units < 1) {
            throw new IllegalArgumentException(
                    "line " + number + " asks for " + Math.min(visits, units) + " visits or units; give 1 or more");
        }
    }

    /** Number and code: the diagnosis stays out, since this text may end in a log. */
    @Override
    public String toString() {
        return "Line[" + number + " " + code + "]";
    }
}
