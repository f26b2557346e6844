package org.coveragerules.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.request.Form;
import org.coveragerules.request.Line;

/** The lines of physical and occupational therapy. */
final class TherapyLines {

    /** The codes of a discipline, and the modifier that names it. */
    private record Therapy(String modifier, List<String> evaluations, String reevaluation, Mix<String> treatments) {
    }

    private static final Therapy PHYSICAL = new Therapy("GP", List.of("97161", "97162", "97162", "97163"), "97164",
            Mix.of(300, "97110").and(190, "97140").and(190, "97530").and(160, "97112").and(80, "97116")
                    .and(30, "97535").and(25, "97150").and(15, "97014").and(10, "97113").and(3, "97799"));
    private static final Therapy OCCUPATIONAL = new Therapy("GO", List.of("97165", "97166", "97166", "97167"), "97168",
            Mix.of(380, "97530").and(210, "97535").and(200, "97110").and(110, "97112").and(60, "97140")
                    .and(30, "97129").and(10, "97760").and(3, "97799"));
    private static final Mix<Integer> VISITS = Mix.of(4, 2).and(8, 4).and(16, 6).and(30, 8).and(12, 10).and(22, 12)
            .and(5, 16).and(3, 18);
    private static final Mix<Integer> DAYS_CLAIMED = Mix.of(70, 1).and(18, 2).and(12, 3);
    private static final Mix<Integer> DAYS_OF_HOSPITAL = Mix.of(30, 1).and(25, 2).and(25, 4).and(20, 6);

    private final Occasion occasion;
    private final Draws draws;
    private final Therapy therapy;
    private final String place;
    /** The forms of one clinic are filled in alike. */
    private final List<String> modifiers;
    private final List<Line> lines = new ArrayList<>();

    TherapyLines(Occasion occasion) {
        this.occasion = occasion;
        draws = occasion.draws();
        therapy = occasion.service() == Service.OCCUPATIONAL_THERAPY ? OCCUPATIONAL : PHYSICAL;
        place = occasion.placeTold();
        modifiers = draws.happens(965) ? List.of(therapy.modifier) : List.of();
    }

    List<Line> lines() {
        if (occasion.isClaim()) {
            claim();
        } else {
            review();
        }
        return lines;
    }

    /** An evaluation, if it is the beginning, and a course of treatment. */
    private void review() {
        var date = occasion.date();
        if (occasion.completed() == 0 && draws.happens(550)) {
            add(draws.any(therapy.evaluations), date, 1, 1);
            date = occasion.window().later(date, draws.between(1, 6));
        } else if (occasion.completed() > 0 && draws.happens(150)) {
            add(therapy.reevaluation, date, 1, 1);
        }
        treatments(date, VISITS.draw(draws));
    }

    /** What was done on one or several days. */
    private void claim() {
        var date = occasion.date();
        int days = (occasion.form() == Form.INSTITUTIONAL ? DAYS_OF_HOSPITAL : DAYS_CLAIMED).draw(draws);
        for (int day = 1; day <= days; day++) {
            if (day == 1 && occasion.completed() == 0 && draws.happens(750)) {
                add(draws.any(therapy.evaluations), date, 1, 1);
            }
            treatments(date, 1);
            var next = occasion.window().later(date, draws.between(2, 3));
            if (next.equals(date)) {
                // The window has ended.
                return;
            }
            date = next;
        }
    }

    private void treatments(LocalDate date, int visits) {
        int begin = lines.size();
        for (int left = draws.between(1, 3); left > 0; left--) {
            var code = therapy.treatments.draw(draws);
            if (lines.subList(begin, lines.size()).stream().noneMatch(line -> line.code().equals(code))) {
                add(code, date, visits, draws.between(1, 2));
            }
        }
    }

    private void add(String code, LocalDate date, int visits, int units) {
        // A code that is edited against others says by a modifier that it stands apart.
        boolean apart = code.equals("97140") && !lines.isEmpty() && !modifiers.isEmpty();
        lines.add(Lines.visits(lines.size() + 1, code, apart ? List.of(therapy.modifier, "59") : modifiers, place,
                occasion.revenueTold(), date, visits, units));
    }
}
