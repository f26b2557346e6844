package org.coveragerules.internal.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.coveragerules.internal.reading.RecordMaker;
import org.coveragerules.request.Clinical;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Document;
import org.coveragerules.request.History;
import org.coveragerules.request.Line;
import org.coveragerules.request.Member;
import org.coveragerules.request.Observed;
import org.coveragerules.request.Request;

/** One request, made from that of a case: as many days are between what it tells, and it is of another time. */
final class Variation {

    private final Seeds seeds;
    private final RandomStream draws;
    private final DateWindow window;
    /** The first day of service. */
    private final LocalDate day;

    private Variation(Seeds seeds, RandomStream draws, DateWindow window) {
        this.seeds = seeds;
        this.draws = draws;
        this.window = window;
        day = window.day(draws);
    }

    static Request draw(String id, Seeds seeds, RandomStream draws, DateWindow window) {
        return new Variation(seeds, draws, window).request(id);
    }

    private Request request(String id) {
        var seed = draws.any(seeds.requests());
        var moved = moved(seed);
        var lines = lines(seed);
        // Now and then the member has another's plan, or goes to another's provider.
        var plan = draws.happens(100) ? moved(draws.any(seeds.requests())).plan() : moved.plan();
        var provider = draws.happens(100) ? draws.any(seeds.requests()).provider() : moved.provider();
        return RecordMaker.with(moved, "id", id, "member", member(moved.member()), "plan", plan, "provider", provider,
                "lines", lines, "clinical", clinical(moved.clinical()), "history", history(moved.history()));
    }

    private Request moved(Request seed) {
        return new MovedDates(day.toEpochDay() - firstDay(seed).toEpochDay()).of(seed);
    }

    private static LocalDate firstDay(Request request) {
        return request.lines().stream().map(Line::date).min(LocalDate::compareTo).orElseThrow();
    }

    private List<Line> lines(Request seed) {
        var first = firstDay(seed);
        var lines = new ArrayList<Line>();
        for (var line : seed.lines()) {
            var date = line.date().equals(first) ? day : window.later(day, DateWindow.workdays(first, line.date()));
            var code = draws.happens(100) ? draws.any(seeds.alike(line.code())) : line.code();
            lines.add(RecordMaker.with(line, "code", code, "date", date, "visits", about(line.visits(), 1), "units",
                    about(line.units(), 1)));
        }
        return lines;
    }

    /** Mostly as many, now and then more or fewer. */
    private int about(int count, int least) {
        return draws.happens(120) ? draws.between(least, 2 * Math.min(count, 1_000) + 1) : count;
    }

    private Member member(Member member) {
        return member.birthDate() == null || draws.happens(500) ? member
                : RecordMaker.with(member, "birthDate", member.birthDate().minusDays(draws.between(1, 1_500)));
    }

    private History history(History history) {
        Map<Discipline, Integer> completed = new EnumMap<>(Discipline.class);
        history.visitsCompleted().forEach((discipline, visits) -> completed.put(discipline, about(visits, 0)));
        return RecordMaker.with(history, "visitsCompleted", completed);
    }

    private Clinical clinical(Clinical clinical) {
        return clinical == null ? null : RecordMaker.with(clinical, "documents", documents(clinical.documents()),
                "observations", observations(clinical.observations()));
    }

    /** Now and then one is missing, was written earlier or is beside them. */
    private List<Document> documents(List<Document> given) {
        var documents = new ArrayList<Document>();
        for (var document : given) {
            if (!draws.happens(40)) {
                var date = document.date() != null && draws.happens(100)
                        ? document.date().minusDays(draws.between(1, 30)) : document.date();
                documents.add(RecordMaker.with(document, "date", date));
            }
        }
        if (!seeds.documents().isEmpty() && draws.happens(50)) {
            documents.add(RecordMaker.of(Document.class, "type", draws.any(seeds.documents()), "date",
                    day.minusDays(draws.between(1, 60))));
        }
        return documents;
    }

    /** Now and then one is missing, or says something else. */
    private List<Observed> observations(List<Observed> given) {
        var observations = new ArrayList<Observed>();
        for (var observed : given) {
            if (!draws.happens(30)) {
                observations.add(draws.happens(200) ? other(observed) : observed);
            }
        }
        return observations;
    }

    private Observed other(Observed observed) {
        var word = seeds.words().observations().get(observed.name());
        return switch (word.type()) {
            case NUMBER -> {
                var number = observed.number().multiply(BigDecimal.valueOf(draws.between(50, 150)))
                        .divide(BigDecimal.valueOf(100), Math.max(0, observed.number().scale()), RoundingMode.HALF_UP)
                        .stripTrailingZeros();
                boolean inRange = (word.least() == null || number.compareTo(word.least()) >= 0)
                        && (word.most() == null || number.compareTo(word.most()) <= 0);
                yield inRange ? RecordMaker.with(observed, "number", number) : observed;
            }
            case FLAG -> RecordMaker.with(observed, "flag", !observed.flag());
            case CHOICE -> RecordMaker.with(observed, "choice", draws.any(word.of()));
            case DATE -> RecordMaker.with(observed, "day", observed.day().minusDays(draws.between(1, 400)));
            case CODE -> observed;
        };
    }
}
