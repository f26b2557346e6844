package org.coveragerules.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.History;
import org.coveragerules.request.Line;
import org.coveragerules.request.PriorRequest;
import org.coveragerules.request.Provider;
import org.coveragerules.request.RequestStatus;

/** What went before: visits, reviews, the authorizations that claims use, and earlier requests. */
final class Histories {

    private static final Mix<RequestStatus> STATUSES = Mix.of(70, RequestStatus.AUTHORIZED)
            .and(14, RequestStatus.DENIED).and(10, RequestStatus.OPEN).and(6, RequestStatus.VOID);

    private final Occasion occasion;
    private final Draws draws;
    private final List<Line> lines;
    private final Provider provider;

    private Histories(Occasion occasion, List<Line> lines, Provider provider) {
        this.occasion = occasion;
        this.draws = occasion.draws();
        this.lines = lines;
        this.provider = provider;
    }

    static History draw(Occasion occasion, List<Line> lines, Provider provider) {
        return new Histories(occasion, lines, provider).history();
    }

    private History history() {
        var discipline = occasion.service().discipline();
        boolean told = discipline != null && (occasion.completed() > 0 || draws.happens(800));
        // A claim may come from where nobody has looked its authorizations up.
        var authorizations = !occasion.isClaim() ? earlier() : draws.happens(30) ? null : used();
        return new History(told ? Map.of(discipline, occasion.completed()) : null, lastReview(), authorizations,
                requests());
    }

    private LocalDate lastReview() {
        if (!occasion.service().recurs() || !draws.happens(occasion.completed() > 0 ? 300 : 60)) {
            return null;
        }
        return occasion.date().minusDays(draws.happens(120) ? draws.between(366, 600) : draws.between(20, 330));
    }

    /** What a claim was authorized by. A first visit in an office is seldom authorized, the rest mostly. */
    private List<Authorization> used() {
        boolean early = occasion.completed() < 4 && occasion.service().recurs() && !occasion.inHospital();
        if (occasion.service() == Service.OFFICE_VISIT || !draws.happens(early ? 330 : 875)) {
            return List.of();
        }
        return occasion.service().discipline() != null ? List.of(ofDiscipline()) : ofCodes();
    }

    private Authorization ofDiscipline() {
        var from = occasion.date().minusDays(draws.between(2, 10) + 3L * occasion.completed());
        boolean ended = draws.happens(25);
        var to = ended ? occasion.date().minusDays(1) : Lines.lastDay(lines).plusDays(draws.between(5, 60));
        int asked = Lines.visitsAsked(lines);
        int visits = occasion.completed() + asked + draws.between(0, 6);
        boolean tooFew = asked > 1 && draws.happens(60);
        return new Authorization(id(), null, occasion.service().discipline(), conditionTold(), from, to,
                tooFew ? occasion.completed() + asked - 1 : visits, occasion.completed(), placeAuthorized());
    }

    private List<Authorization> ofCodes() {
        var authorizations = new ArrayList<Authorization>();
        var from = occasion.date().minusDays(draws.between(1, 30));
        var to = occasion.date().plusDays(draws.between(30, 90));
        for (var code : lines.stream().map(Line::code).distinct().toList()) {
            // The first is what was asked for; something beside it may have been forgotten.
            if (authorizations.isEmpty() || draws.happens(960)) {
                authorizations.add(new Authorization(id(), code, null, conditionTold(), from, to,
                        draws.happens(500) ? null : Integer.valueOf(occasion.completed() + lines.size()), 0,
                        occasion.place()));
            }
        }
        return authorizations;
    }

    /** What a further review follows: an authorization that ran out. */
    private List<Authorization> earlier() {
        if (occasion.completed() == 0 || occasion.service().discipline() == null || draws.happens(250)) {
            return List.of();
        }
        var from = occasion.date().minusDays(draws.between(45, 80));
        return List.of(new Authorization(id(), null, occasion.service().discipline(), conditionTold(), from,
                from.plusDays(draws.between(28, 42)), occasion.completed(), occasion.completed(),
                placeAuthorized()));
    }

    private String placeAuthorized() {
        return draws.happens(30) ? null : occasion.inHospital() && draws.happens(100) ? "11" : occasion.place();
    }

    private String conditionTold() {
        return draws.happens(300) ? occasion.condition() : null;
    }

    private String id() {
        return "A-" + draws.between(100_000, 999_999);
    }

    private List<PriorRequest> requests() {
        if (!occasion.isProcedure() || !draws.happens(110)) {
            return List.of();
        }
        var line = lines.get(0);
        boolean again = draws.happens(200);
        var date = again ? line.date() : occasion.date().minusDays(draws.between(21, 240));
        var otherProvider = again && draws.happens(300) || draws.happens(200);
        var status = again ? RequestStatus.OPEN : STATUSES.draw(draws);
        return List.of(new PriorRequest("R-" + draws.between(100_000, 999_999),
                otherProvider ? "P-" + draws.between(5000, 5999) : provider.id(), occasion.condition(), line.code(),
                line.modifiers(), null, date, line.units(), status,
                status == RequestStatus.AUTHORIZED ? draws.known(850, 80) : null));
    }
}
