package org.coveragerules.internal.codes;

import static org.coveragerules.Effect.APPROVE;
import static org.coveragerules.Effect.DENY;
import static org.coveragerules.Effect.EXEMPT;
import static org.coveragerules.Effect.LIMIT;
import static org.coveragerules.Effect.NOTE;
import static org.coveragerules.Effect.PEND;
import static org.coveragerules.Effect.REDIRECT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coveragerules.Effect;
import org.coveragerules.Outcome;
import org.coveragerules.internal.codes.EditRows.AddOnRow;
import org.coveragerules.internal.codes.EditRows.PairRow;
import org.coveragerules.internal.codes.EditRows.UnitRow;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestStatus;
import org.coveragerules.request.TermEffect;

/**
 * The code edits as their specification says them, in loops over plain lists: what the rules have to agree with. It is
 * slow and has no idea of how the rules are written.
 *
 * <p>It knows requests whose records are complete, of a commercial plan, without trial or mandate, whose history holds
 * other conditions only. Of what else decides a line it knows plan exclusions, scope, unlisted codes and the guideline,
 * since an add-on follows a primary that those decide.
 */
final class EditReference {

    static final LocalDate FIRST_DAY = LocalDate.parse("2026-08-04");

    /** What the edits can say. */
    static final Set<String> STATEMENTS = Set.of("CMM-MUT-2", "CMM-SEP-2", "CMM-IMP-7", "CMM-UNB-2", "CMM-UNB-3",
            "CMM-IMP-3", "CMM-QTY-1", "CMM-PRI-1", "CMM-PRI-2", "CMM-PRI-3");

    private static final Set<String> LIFT_ON_EITHER = Set.of("59", "XE", "XP", "XS", "XU");
    private static final Set<String> LIFT_ON_COLUMN_TWO = Set.of("24", "25", "57", "58", "78", "79", "27", "91");
    private static final Set<String> ANATOMIC = Set.of("E1", "E2", "E3", "E4", "FA", "F1", "F2", "F3", "F4", "F5",
            "F6", "F7", "F8", "F9", "TA", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "LT", "RT", "LC", "LD",
            "RC", "LM", "RI");
    private static final Set<String> UNLISTED = Set.of("20999", "21089", "21299", "21499", "21899", "22899", "22999",
            "23929", "24999", "25999", "26989", "27299", "27599", "27899", "28899", "29799", "29999", "64999");
    private static final Set<String> INTEGRAL = Set.of("Standards of medical/surgical practice",
            "Standard preparation/monitoring services for anesthesia",
            "Anesthesia service included in surgical procedure",
            "Misuse of Column Two code with Column One code");

    /** Of several primaries the best counts. */
    private static final List<Outcome> BEST = List.of(Outcome.APPROVED, Outcome.PARTIALLY_APPROVED,
            Outcome.NO_REVIEW_REQUIRED, Outcome.PENDED, Outcome.REDIRECTED, Outcome.DENIED);

    private final EditRows rows;

    EditReference(EditRows rows) {
        this.rows = rows;
    }

    /**
     * The answer for each line, in their order.
     *
     * @param named whether the policy version is named, and so judges lines of any date
     */
    List<LineAnswer> judge(Request request, boolean named) {
        return new Judgement(request, named).answers();
    }

    /** One finding on a line. */
    private record Found(String statement, String code, Effect effect) {

        /** Its step of the ranking; a note has none. */
        int step() {
            return switch (code) {
                case "PLAN_EXCLUDES" -> 4;
                case "OUT_OF_SCOPE", "UNLISTED_CODE", "SCOPE_UNKNOWN" -> 7;
                case "QUANTITY", "MUTUALLY_EXCLUSIVE", "SEPARATE_PROCEDURE", "INTEGRAL", "UNBUNDLED",
                        "ADD_ON_WITHOUT_PRIMARY",
                        "PRIMARY_NOT_AUTHORIZED" -> 10;
                case "NECESSITY_NOT_ESTABLISHED" -> 11;
                case "CLINICAL_REVIEW_NEEDED" -> 13;
                case "UNITS_LIMITED" -> 14;
                case "MEETS_GUIDELINE", "FOLLOWS_PRIMARY" -> 15;
                default -> throw new AssertionError(code);
            };
        }

        @Override
        public String toString() {
            return statement + " " + code + " " + effect;
        }
    }

    /** What becomes of a line and what that rests on. */
    private record Decision(Outcome outcome, List<Found> decisive) {

        static Decision by(Outcome outcome, Stream<Found> decisive) {
            return new Decision(outcome, decisive.toList());
        }
    }

    private final class Judgement {

        private final Request request;
        private final boolean named;
        private final Map<Line, Set<Found>> findings = new IdentityHashMap<>();
        private final Map<Line, Decision> decisions = new IdentityHashMap<>();

        Judgement(Request request, boolean named) {
            this.request = request;
            this.named = named;
            request.lines().forEach(line -> findings.put(line, new HashSet<>()));
        }

        List<LineAnswer> answers() {
            judgePairs();
            for (var line : request.lines()) {
                if (reviewed(line)) {
                    judgeUnits(line);
                    judgeOtherCriteria(line);
                }
            }
            for (var line : request.lines()) {
                if (!followsPrimary(line)) {
                    decisions.put(line, decide(line));
                }
            }
            var waiting = new ArrayList<>(request.lines().stream().filter(this::followsPrimary).toList());
            while (!waiting.isEmpty()) {
                // No add-on of the tables is its own primary over others, so one can always be decided.
                var line = waiting.stream().filter(one -> decisions.keySet().containsAll(primaries(one))).findFirst()
                        .orElseThrow();
                decisions.put(line, decideAddOn(line));
                waiting.remove(line);
            }
            return request.lines().stream().map(this::answer).toList();
        }

        /** A CMM line of a review request. */
        private boolean reviewed(Line line) {
            return request.type().isReview() && (named || !line.date().isBefore(FIRST_DAY))
                    && rows.reviews(line.code(), line.date());
        }

        // ---------------------------------------------------------------- pairs

        private void judgePairs() {
            for (var one : request.lines()) {
                for (var two : request.lines()) {
                    rows.pair(request.form(), one.code(), two.code()).stream()
                            .filter(row -> one != two && row.inForce(two.date()))
                            .forEach(row -> judgePair(row, one, two));
                }
            }
        }

        /**
         * The note is the component's, which is then reviewed on its own; a denial is the loser's. Codes of two dates
         * are not in conflict, whatever the indicator; the edit is the one on the component's date.
         */
        private void judgePair(PairRow row, Line one, Line two) {
            boolean oneLoses = row.mutuallyExclusive() && marked(two) && !marked(one);
            var loser = oneLoses ? one : two;
            if (!one.date().equals(two.date()) || row.indicator() == 1 && lifted(one, two)) {
                add(two, "CMM-UNB-3", "EDIT_LIFTED", NOTE);
            } else if (row.mutuallyExclusive()) {
                add(loser, "CMM-MUT-2", "MUTUALLY_EXCLUSIVE", DENY);
            } else if (row.rationale().toLowerCase(Locale.ROOT).equals("cpt separate procedure definition")) {
                add(loser, "CMM-SEP-2", "SEPARATE_PROCEDURE", DENY);
            } else if (INTEGRAL.contains(row.rationale())) {
                add(loser, "CMM-IMP-7", "INTEGRAL", DENY);
            } else {
                add(loser, "CMM-UNB-2", "UNBUNDLED", DENY);
            }
        }

        private static boolean marked(Line line) {
            return Boolean.TRUE.equals(line.mostAccurate());
        }

        private static boolean lifted(Line one, Line two) {
            var anatomicOne = anatomic(one);
            var anatomicTwo = anatomic(two);
            return Stream.of(one, two).flatMap(line -> line.modifiers().stream()).anyMatch(LIFT_ON_EITHER::contains)
                    || two.modifiers().stream().anyMatch(LIFT_ON_COLUMN_TWO::contains)
                    || !anatomicOne.isEmpty() && !anatomicTwo.isEmpty()
                            && anatomicOne.stream().noneMatch(anatomicTwo::contains);
        }

        private static Set<String> anatomic(Line line) {
            return line.modifiers().stream().filter(ANATOMIC::contains).collect(Collectors.toSet());
        }

        // ---------------------------------------------------------------- units

        private void judgeUnits(Line line) {
            var supported = line.supportedUnits();
            if (supported != null && line.units() > supported) {
                if (supported == 0) {
                    add(line, "CMM-QTY-1", "QUANTITY", DENY);
                } else {
                    add(line, "CMM-QTY-1", "UNITS_LIMITED", LIMIT);
                }
            }
            var row = rows.units(request.form(), line.code(), line.date());
            if (row != null && asked(row, line) > row.value() && (row.indicator() == 2 || supported == null)) {
                var statement = row.value() == 1 && row.indicator() == 2 ? "CMM-IMP-3" : "CMM-QTY-1";
                add(line, statement, "QUANTITY", DENY);
            }
        }

        /** The units held against the edit: the line's, or the largest sum of a side of the code's that it is in. */
        private int asked(UnitRow row, Line line) {
            if (row.indicator() == 1) {
                return line.units();
            }
            var ofCode = request.lines().stream()
                    .filter(other -> other.code().equals(line.code()) && other.date().equals(line.date())).toList();
            var sums = new HashMap<String, Integer>();
            ofCode.forEach(other -> anatomic(other).forEach(side -> sums.put(side, 0)));
            if (sums.isEmpty()) {
                sums.put("no side", 0);
            }
            sums.replaceAll((side, none) -> ofCode.stream().filter(other -> isOf(other, side)).mapToInt(Line::units)
                    .sum());
            return sums.keySet().stream().filter(side -> isOf(line, side)).mapToInt(sums::get).max().orElseThrow();
        }

        private static boolean isOf(Line line, String side) {
            return anatomic(line).isEmpty() || anatomic(line).contains(side) || line.modifiers().contains("50");
        }

        // ---------------------------------------------------------------- add-ons

        private boolean addOn(String code, LocalDate date) {
            return rows.addOn(code).stream().anyMatch(row -> row.inForce(date));
        }

        private boolean followsPrimary(Line line) {
            return reviewed(line) && addOn(line.code(), line.date());
        }

        private boolean accepts(String addOn, String primary, LocalDate date) {
            return rows.addOn(addOn).stream().anyMatch(row -> accepts(row, primary, date));
        }

        private boolean accepts(AddOnRow row, String primary, LocalDate date) {
            return row.type() == 2 ? row.inForce(date) && !addOn(primary, date) : row.lists(primary, date);
        }

        /** The lines that an add-on may belong to, but for add-ons that reach no primary themselves. */
        private List<Line> primaries(Line addOn) {
            return request.lines().stream()
                    .filter(line -> line != addOn && line.date().equals(addOn.date())
                            && accepts(addOn.code(), line.code(), addOn.date()))
                    .filter(line -> !addOn(line.code(), line.date()) || hasPrimary(line)).toList();
        }

        private boolean hasPrimary(Line addOn) {
            return primaryOnFile(addOn) || !primaries(addOn).isEmpty();
        }

        private boolean primaryOnFile(Line addOn) {
            var date = addOn.date();
            return request.history().requests().stream()
                    .anyMatch(prior -> prior.status() == RequestStatus.AUTHORIZED && date.equals(prior.date())
                            && accepts(addOn.code(), prior.code(), date))
                    || request.history().knownAuthorizations().stream()
                            .anyMatch(prior -> prior.code() != null
                                    && new EditRows.Span(prior.from(), prior.to()).has(date)
                                    && accepts(addOn.code(), prior.code(), date));
        }

        private Decision decideAddOn(Line line) {
            var primary = primaryOnFile(line) ? Outcome.APPROVED : primaries(line).stream()
                    .map(one -> decisions.get(one).outcome()).min(Comparator.comparing(BEST::indexOf)).orElse(null);
            if (primary == null) {
                add(line, "CMM-PRI-3", "ADD_ON_WITHOUT_PRIMARY", DENY);
            } else if (primary == Outcome.DENIED) {
                add(line, "CMM-PRI-2", "PRIMARY_NOT_AUTHORIZED", DENY);
            }
            var denials = having(line, DENY).toList();
            if (!denials.isEmpty()) {
                return new Decision(Outcome.DENIED, first(denials));
            }
            // Only a line that takes its primary's outcome has this reason.
            var follows = new Found("CMM-PRI-1", "FOLLOWS_PRIMARY", switch (primary) {
                case PENDED -> PEND;
                case REDIRECTED -> REDIRECT;
                case NO_REVIEW_REQUIRED -> EXEMPT;
                default -> APPROVE;
            });
            findings.get(line).add(follows);
            if (primary == Outcome.APPROVED || primary == Outcome.PARTIALLY_APPROVED) {
                var limits = having(line, LIMIT).toList();
                return limits.isEmpty() ? new Decision(Outcome.APPROVED, List.of(follows))
                        : Decision.by(Outcome.PARTIALLY_APPROVED, Stream.concat(Stream.of(follows), limits.stream()));
            }
            return new Decision(primary, List.of(follows));
        }

        // ---------------------------------------------------------------- what else decides

        private void judgeOtherCriteria(Line line) {
            if (excluded(line)) {
                add(line, "INS-1", "PLAN_EXCLUDES", DENY);
            }
            if (line.indicationListed() == null) {
                add(line, "CMM-OOS-1", "SCOPE_UNKNOWN", PEND);
            } else if (!line.indicationListed()) {
                add(line, "CMM-OOS-1", "OUT_OF_SCOPE", REDIRECT);
            }
            if (UNLISTED.contains(line.code())) {
                var elected = request.plan().elects("UNLISTED_PROCEDURES")
                        && (line.categories().isEmpty()
                                || line.categories().contains("UNLISTED_PROCEDURES"));
                add(line, elected ? "PRE-6" : "CMM-UNL-1", "UNLISTED_CODE", REDIRECT);
            }
            if (line.meetsGuideline() == null) {
                add(line, "CMM-PA-5", "CLINICAL_REVIEW_NEEDED", PEND);
            } else if (line.meetsGuideline()) {
                add(line, "CMM-PA-5", "MEETS_GUIDELINE", APPROVE);
            } else if (has("CURRENT_STATUS") && has("EXCEPTION_RATIONALE")) {
                add(line, "CMM-PA-5", "CLINICAL_REVIEW_NEEDED", PEND);
            } else {
                add(line, "CMM-PA-5", "NECESSITY_NOT_ESTABLISHED", DENY);
            }
        }

        private boolean excluded(Line line) {
            return request.plan().provisions().stream().anyMatch(
                    provision -> provision.effect() == TermEffect.EXCLUDED && provision.codes().contains(line.code()));
        }

        private boolean has(String type) {
            return request.clinical().documents().stream().anyMatch(document -> document.type().equals(type));
        }

        /** A line that follows no primary: its first step with a finding decides it. */
        private Decision decide(Line line) {
            if (!reviewed(line)) {
                return new Decision(outcomeOfOther(line), null);
            }
            var atStep = first(findings.get(line).stream().filter(found -> found.effect() != NOTE).toList());
            for (var effect : List.of(DENY, REDIRECT, PEND, LIMIT, APPROVE)) {
                if (atStep.stream().anyMatch(found -> found.effect() == effect)) {
                    var outcome = switch (effect) {
                        case DENY -> Outcome.DENIED;
                        case REDIRECT -> Outcome.REDIRECTED;
                        case PEND -> Outcome.PENDED;
                        case LIMIT -> Outcome.PARTIALLY_APPROVED;
                        default -> Outcome.APPROVED;
                    };
                    return Decision.by(outcome, atStep.stream().filter(found -> found.effect() == effect));
                }
            }
            throw new AssertionError(atStep);
        }

        /** A line that no policy here has criteria for waits where its category is elected. */
        private Outcome outcomeOfOther(Line line) {
            if (excluded(line)) {
                return Outcome.DENIED;
            }
            if (line.categories().stream().noneMatch(request.plan()::elects)) {
                return Outcome.NO_REVIEW_REQUIRED;
            }
            return UNLISTED.contains(line.code()) ? Outcome.REDIRECTED : Outcome.PENDED;
        }

        /** Those of the first step that has any. */
        private static List<Found> first(Collection<Found> found) {
            int first = found.stream().mapToInt(Found::step).min().orElseThrow();
            return found.stream().filter(one -> one.step() == first).toList();
        }

        // ---------------------------------------------------------------- findings and answers

        /** Only a CMM line of a review request has findings; where an edit's loser is another line, nobody has. */
        private void add(Line line, String statement, String code, Effect effect) {
            if (reviewed(line)) {
                findings.get(line).add(new Found(statement, code, effect));
            }
        }

        private Stream<Found> having(Line line, Effect effect) {
            return findings.get(line).stream().filter(found -> found.effect() == effect);
        }

        private LineAnswer answer(Line line) {
            var edits = findings.get(line).stream().filter(found -> STATEMENTS.contains(found.statement()))
                    .map(Found::toString).collect(Collectors.toCollection(TreeSet::new));
            if (!request.type().isReview()) {
                return new LineAnswer(line.number(), edits, null, null, null, null);
            }
            var decision = decisions.get(line);
            var outcome = decision.outcome();
            var decisive = decision.decisive() == null ? null : decision.decisive().stream().map(Found::statement)
                    .collect(Collectors.toCollection(TreeSet::new));
            return switch (outcome) {
                case APPROVED -> new LineAnswer(line.number(), edits, outcome, line.units(), line.visits(), decisive);
                case PARTIALLY_APPROVED -> new LineAnswer(line.number(), edits, outcome, line.supportedUnits(),
                        line.visits(), decisive);
                case NO_REVIEW_REQUIRED -> new LineAnswer(line.number(), edits, outcome, null, null, decisive);
                default -> new LineAnswer(line.number(), edits, outcome, null, 0, decisive);
            };
        }
    }
}
