package org.coveragerules.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coveragerules.request.Line;
import org.coveragerules.request.Phase;

/** The lines of services that are no therapy and no musculoskeletal procedure. */
final class Lines {

    private static final Map<Service, Offer> OFFERS = new EnumMap<>(Service.class);

    /** What is asked for of a service: its codes, the modifiers they may have, and how many units at most. */
    private record Offer(List<String> codes, List<String> modifiers, int mostUnits) {
    }

    static {
        offer(Service.CHIROPRACTIC, "98940 98941 98941 98942 98943", "AT", 1);
        offer(Service.SPEECH, "92507 92507 92507 92522 92523 92526 92609 92508", "GN", 1);
        offer(Service.HOME_CARE, "G0299 G0300 T1021 S9123 99601 S9338", "", 1);
        offer(Service.EQUIPMENT, "K0001 K0823 E1390 E0260 E0143 E0730 E0601 E0651 E1399", "NU RR RR KX", 1);
        offer(Service.ORTHOTICS, "L1833 L0650 L3000 L5301 L1971 L8499", "RT LT", 2);
        offer(Service.SLEEP, "95806 95810 95811 G0399 E0601 A7034", "", 1);
        offer(Service.IMAGING, "70551 70553 72148 72141 73721 73221 74177 71260 78452 78815 77049", "26 TC", 1);
        offer(Service.RADIATION, "77301 77334 77427 77385 G6015", "26 TC", 4);
        offer(Service.DRUG, "J1745 J0897 J9271 J0585 Q5103 J2350 J3490 J1300", "JZ JW", 40);
        offer(Service.PROCEDURE, "36475 36478 30465 19318 15823 67904 42145 43775 43644 54405", "50 RT LT", 1);
        offer(Service.TRANSPLANT, "38241 50360 47135 38206 32854", "", 1);
        offer(Service.UNPROVEN, "81479 81225 Q4101 Q4186 22856 27279 0202T 65757", "", 2);
        offer(Service.UNLISTED, "22899 64999 27299 29999 21899 37799", "", 1);
        offer(Service.OFFICE_VISIT, "99213 99214 99203 99215", "25", 1);
    }

    private Lines() {
    }

    private static void offer(Service service, String codes, String modifiers, int mostUnits) {
        OFFERS.put(service, new Offer(List.of(codes.split(" ")),
                modifiers.isEmpty() ? List.of() : List.of(modifiers.split(" ")), mostUnits));
    }

    static List<Line> of(Occasion occasion) {
        return switch (occasion.service().course()) {
            case THERAPY -> new TherapyLines(occasion).lines();
            case PROCEDURE -> new ProcedureLines(occasion).lines();
            case VISITS, ONCE -> others(occasion);
        };
    }

    private static List<Line> others(Occasion occasion) {
        var draws = occasion.draws();
        var offer = OFFERS.get(occasion.service());
        var lines = new ArrayList<Line>();
        var date = occasion.date();
        int count = draws.happens(occasion.service().recurs() ? 250 : 120) ? 2 : 1;
        boolean once = occasion.isClaim() || !occasion.service().recurs();
        for (int number = 1; number <= count; number++) {
            var line = line(occasion, offer, number, date, once ? 1 : draws.between(2, 12));
            if (lines.stream().noneMatch(other -> isSame(other, line))) {
                lines.add(line);
            }
            date = occasion.window().later(date, occasion.service().recurs() ? draws.between(1, 4) : 0);
        }
        return lines;
    }

    private static boolean isSame(Line one, Line other) {
        return one.code().equals(other.code()) && one.date().equals(other.date());
    }

    private static Line line(Occasion occasion, Offer offer, int number, LocalDate date, int visits) {
        var draws = occasion.draws();
        var phase = occasion.service() == Service.TRANSPLANT ? draws.any(List.of(Phase.values())) : null;
        List<String> modifiers = offer.modifiers.isEmpty() || draws.happens(400) ? List.of()
                : List.of(draws.any(offer.modifiers));
        // What the musculoskeletal guidelines ask is told only of a code they may speak of.
        boolean asked = occasion.service() == Service.UNPROVEN || occasion.service() == Service.UNLISTED;
        return new Line(number, draws.any(offer.codes), modifiers, null, null, null, occasion.placeTold(),
                occasion.revenueTold(), date, visits, draws.between(1, offer.mostUnits), null, null, phase,
                asked ? draws.known(930, 30) : null, asked ? draws.known(600, 200) : null, null, null, null, null,
                asked && draws.happens(80) ? List.of("0202T") : null, null, null, null);
    }

    /** A line of a service that is asked for by visits. */
    static Line visits(int number, String code, List<String> modifiers, String place, String revenue, LocalDate date,
            int visits, int units) {
        return new Line(number, code, modifiers, null, null, null, place, revenue, date, visits, units, null, null,
                null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The visits of all lines: on one day as many as its largest line has. */
    static int visitsAsked(List<Line> lines) {
        var byDay = new TreeMap<LocalDate, Integer>();
        lines.forEach(line -> byDay.merge(line.date(), line.visits(), Math::max));
        return byDay.values().stream().mapToInt(Integer::intValue).sum();
    }

    static LocalDate lastDay(List<Line> lines) {
        return Collections.max(lines.stream().map(Line::date).toList());
    }
}
