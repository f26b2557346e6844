package org.coveragerules.internal.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.coveragerules.request.BenefitLimit;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Line;

/**
 * How many visits the plan's limits leave to each line. Earlier dates use a limit up by what they ask for,
 * whatever becomes of it. On one date a discipline has as many visits as its largest line; where disciplines share the
 * limit, its lines have what is left in their order.
 */
final class BenefitUse {

    private record Counted(Line line, Discipline discipline) {
    }

    private static final Comparator<Counted> BY_DATE = Comparator.comparing(counted -> counted.line.date());

    private final List<Counted> lines = new ArrayList<>();
    private final Map<Line, Integer> left;

    BenefitUse(int lines) {
        this.left = new IdentityHashMap<>(lines);
    }

    void add(Line line, Discipline discipline) {
        if (discipline != null) {
            lines.add(new Counted(line, discipline));
        }
    }

    /** Uses up a limit, once every line was added, by number. */
    void use(BenefitLimit limit) {
        var byDate = new ArrayList<>(lines);
        byDate.sort(BY_DATE);
        int leftOfLimit = limit.visits() - limit.used();
        LocalDate date = null;
        Map<Discipline, Integer> askedToday = new EnumMap<>(Discipline.class);
        Map<Discipline, Integer> givenToday = new EnumMap<>(Discipline.class);
        int leftToday = leftOfLimit;
        for (var counted : byDate) {
            var line = counted.line;
            if (limit.disciplines().contains(counted.discipline) && limit.holdsOn(line.date())) {
                if (!line.date().equals(date)) {
                    for (int asked : askedToday.values()) {
                        leftOfLimit -= asked;
                    }
                    leftToday = leftOfLimit;
                    askedToday.clear();
                    givenToday.clear();
                    date = line.date();
                }
                int given = givenToday.getOrDefault(counted.discipline, 0);
                left.merge(line, given + leftToday, Math::min);
                int more = Math.max(0, Math.min(line.visits() - given, leftToday));
                givenToday.merge(counted.discipline, more, Integer::sum);
                askedToday.merge(counted.discipline, line.visits(), Math::max);
                leftToday -= more;
            }
        }
    }

    /** What is left for a line, 0 or less where nothing is; null where no limit holds for it. */
    Integer left(Line line) {
        return left.get(line);
    }
}
