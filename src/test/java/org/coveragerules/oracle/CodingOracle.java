package org.coveragerules.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.codes.PairEdit;
import org.coveragerules.internal.codes.UnitEdit;
import org.coveragerules.request.Form;
import org.coveragerules.request.Line;

/** How a reviewed line is coded, by itself and beside the other lines of its date (CMM). */
final class CodingOracle {

    private static final int PER_LINE = 1;
    private static final int BY_POLICY = 2;

    private CodingOracle() {
    }

    /** Judges the coding of a reviewed line of a review request. */
    static void judge(OracleCase one, OracleLine line) {
        own(one, line);
        units(one, line);
        levels(line);
        if (one.lines.length > 1) {
            pairs(one, line);
            combinations(one, line);
        }
    }

    private static void own(OracleCase one, OracleLine line) {
        if (Boolean.TRUE.equals(line.line.contingent())) {
            line.add(Sentence.CONTINGENT);
        }
        if (PrecertificationOracle.betterCode(line)) {
            line.add(line.unlisted && namesCategoryThree(line.line.accurateCodes()) ? Sentence.CATEGORY_THREE
                    : Sentence.OTHER_CODE);
        }
        if (Boolean.TRUE.equals(line.line.changedDuringProcedure()) && !one.has("INTRAOPERATIVE_FINDING")) {
            line.add(Sentence.CHANGE_UNDOCUMENTED);
        }
        if (missesCodes(one, line)) {
            line.add(Sentence.CODES_MISSING);
        }
        if (one.codes.listed("replaced.csv", line.line.code(), line.date)) {
            line.add(Sentence.REPLACED);
        }
    }

    private static boolean namesCategoryThree(List<String> codes) {
        for (String code : codes) {
            if (code.endsWith("T") && Character.isDigit(code.charAt(0))) {
                return true;
            }
        }
        return false;
    }

    /** Whether codes that belong beside the line's are not all asked for on its date. */
    private static boolean missesCodes(OracleCase one, OracleLine line) {
        if (!asked(one, line, one.codes.list("requires.csv", line.line.code(), line.date, "requires"))) {
            return true;
        }
        List<String> accurate = line.line.accurateCodes();
        return accurate.contains(line.line.code()) && !asked(one, line, accurate);
    }

    private static boolean asked(OracleCase one, OracleLine line, List<String> codes) {
        for (String code : codes) {
            boolean found = false;
            for (OracleLine other : one.on(line.date)) {
                found |= other.line.code().equals(code);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static void units(OracleCase one, OracleLine line) {
        Line asked = line.line;
        Integer supported = asked.supportedUnits();
        if (supported != null && asked.units() > supported) {
            if (supported == 0) {
                line.add(Sentence.UNITS);
            } else {
                line.limit(Sentence.UNITS_LIMITED, supported);
            }
        }
        Optional<UnitEdit> edit = one.codes.unitEdit(asked.code(), line.date, one.request.form());
        if (edit.isEmpty()) {
            return;
        }
        int indicator = edit.get().indicator();
        int sum = indicator == PER_LINE ? asked.units() : sum(one, line);
        if (sum > edit.get().value() && (indicator == BY_POLICY || supported == null)) {
            line.add(indicator == BY_POLICY && edit.get().value() == 1 ? Sentence.ONE_UNIT : Sentence.UNITS);
        }
    }

    /** The most units that the date's lines of the code have on a side that the line is of. */
    private static int sum(OracleCase one, OracleLine line) {
        List<OracleLine> sameCode = one.on(line.date).stream()
                .filter(other -> other.line.code().equals(line.line.code())).toList();
        Set<String> sides = new TreeSet<>(Set.of(""));
        sameCode.forEach(other -> sides.addAll(BundledRequests.MODIFIERS.places(other.line.modifiers())));
        int most = 0;
        for (String side : sides) {
            // The empty side stands for a code of which no line tells one.
            if (isOf(line, side) && (!side.isEmpty() || sides.size() == 1)) {
                most = Math.max(most, sameCode.stream().filter(other -> isOf(other, side))
                        .mapToInt(other -> other.line.units()).sum());
            }
        }
        return most;
    }

    private static boolean isOf(OracleLine line, String side) {
        Set<String> own = BundledRequests.MODIFIERS.places(line.line.modifiers());
        return own.isEmpty() || own.contains(side) || line.line.modifiers().contains("50");
    }

    private static void levels(OracleLine line) {
        Integer asked = line.line.levels();
        Integer supported = line.line.supportedLevels();
        if (asked == null || supported == null || asked <= supported) {
            return;
        }
        if (supported == 0) {
            line.add(Sentence.LEVELS);
        } else {
            line.limit(Sentence.LEVELS_LIMITED, supported);
        }
    }

    /** Each edit between the line and another one that would deny the line. */
    private static void pairs(OracleCase one, OracleLine line) {
        Form form = one.request.form();
        String code = line.line.code();
        for (OracleLine other : one.lines) {
            String otherCode = other.line.code();
            if (other == line || otherCode.equals(code)) {
                continue;
            }
            one.codes.pairEdit(otherCode, code, line.date, form)
                    .ifPresent(edit -> pair(edit, other, line, line, other));
            one.codes.pairEdit(code, otherCode, other.date, form)
                    .ifPresent(edit -> pair(edit, line, other, line, other));
        }
    }

    private static void pair(PairEdit edit, OracleLine columnOne, OracleLine columnTwo, OracleLine judged,
            OracleLine other) {
        boolean exclusive = sentence(edit) == Sentence.EXCLUSIVE;
        if (!judged.date.equals(other.date)
                || BundledRequests.MODIFIERS.lift(edit, columnOne.line.modifiers(),
                        columnTwo.line.modifiers())) {
            if (judged == columnTwo) {
                judged.add(Sentence.EDIT_LIFTED);
            }
        } else if (loser(exclusive, columnOne, columnTwo) == judged) {
            judged.add(sentence(edit));
        }
    }

    /** Of two exclusive codes the one marked as the most accurate stays; else column one does. */
    private static OracleLine loser(boolean exclusive, OracleLine columnOne, OracleLine columnTwo) {
        boolean oneMarked = Boolean.TRUE.equals(columnOne.line.mostAccurate());
        boolean twoMarked = Boolean.TRUE.equals(columnTwo.line.mostAccurate());
        return exclusive && twoMarked && !oneMarked ? columnOne : columnTwo;
    }

    private static Sentence sentence(PairEdit edit) {
        return switch (edit.rationale().toLowerCase(Locale.ROOT).replaceAll("[\\s\"]+", "")) {
            case "mutuallyexclusiveprocedures" -> Sentence.EXCLUSIVE;
            case "cptseparateproceduredefinition" -> Sentence.SEPARATE;
            case "standardsofmedical/surgicalpractice", "standardpreparation/monitoringservicesforanesthesia",
                    "anesthesiaserviceincludedinsurgicalprocedure", "misuseofcolumntwocodewithcolumnonecode" ->
                Sentence.INTEGRAL;
            default -> Sentence.COMPONENT;
        };
    }

    private static void combinations(OracleCase one, OracleLine line) {
        List<OracleLine> day = one.on(line.date);
        if (day.size() < 2) {
            return;
        }
        List<String> codes = new ArrayList<>(day.size());
        for (OracleLine other : day) {
            codes.add(other.line.code());
        }
        for (List<String> combined : one.codes.together("combinations.csv", codes, line.date, "code").keySet()) {
            if (combined.contains(line.line.code())) {
                line.add(Sentence.COMBINED);
            }
        }
    }
}
