package org.coveragerules.generate;

import java.util.ArrayList;
import java.util.List;
import org.coveragerules.request.Line;
import org.coveragerules.request.RequestType;

/** The lines of spinal and other musculoskeletal procedures, with what is done at further levels or beside them. */
final class ProcedureLines {

    /**
     * What is asked for together.
     *
     * @param further the code of each further level; null: it has no levels
     * @param beside  codes that often stand beside it
     * @param sided   whether it is done on a side
     */
    private record Procedure(String code, String further, List<String> beside, boolean sided) {
    }

    private static final List<String> NONE = List.of();
    private static final Mix<Procedure> SPINE = Mix
            .of(22, new Procedure("64483", "64484", NONE, true))
            .and(14, new Procedure("62323", null, NONE, false))
            .and(8, new Procedure("62321", null, NONE, false))
            .and(13, new Procedure("64493", "64494", NONE, true))
            .and(9, new Procedure("64635", "64636", NONE, true))
            .and(8, new Procedure("63030", "63035", NONE, true))
            .and(8, new Procedure("63047", "63048", NONE, false))
            .and(6, new Procedure("22551", "22552", List.of("22845", "22853", "20930"), false))
            .and(5, new Procedure("22612", "22614", List.of("22842", "20930", "20936", "63047"), false))
            .and(3, new Procedure("22633", "22634", List.of("22842", "22853", "20930"), false))
            .and(3, new Procedure("63650", null, NONE, false))
            .and(1, new Procedure("22856", "22858", NONE, false));
    private static final Mix<Procedure> JOINT = Mix
            .of(25, new Procedure("29881", null, List.of("29877"), true))
            .and(15, new Procedure("29827", null, List.of("29826"), true))
            .and(25, new Procedure("27447", null, NONE, true))
            .and(20, new Procedure("27130", null, NONE, true))
            .and(6, new Procedure("23472", null, NONE, true))
            .and(9, new Procedure("29888", null, List.of("29882"), true));
    private static final Mix<Integer> LEVELS = Mix.of(55, 1).and(32, 2).and(10, 3).and(3, 4);

    private final Occasion occasion;
    private final Draws draws;
    private final String place;
    private final List<Line> lines = new ArrayList<>();
    private final Boolean indicationListed;
    private final Boolean meetsGuideline;
    private List<String> modifiers;

    ProcedureLines(Occasion occasion) {
        this.occasion = occasion;
        draws = occasion.draws();
        place = occasion.placeTold();
        indicationListed = draws.known(955, 25);
        meetsGuideline = draws.known(830, 100);
    }

    List<Line> lines() {
        var procedure = (occasion.service() == Service.SPINE ? SPINE : JOINT).draw(draws);
        modifiers = procedure.sided && draws.happens(850) ? List.of(draws.happens(500) ? "RT" : "LT") : NONE;
        int levels = procedure.further == null ? 1 : LEVELS.draw(draws);
        add(procedure.code, 1, procedure.further == null ? null : levels);
        if (levels > 1) {
            add(procedure.further, levels - 1, null);
        }
        for (var code : procedure.beside) {
            if (draws.happens(450)) {
                add(code, 1, null);
            }
        }
        return lines;
    }

    private void add(String code, int units, Integer levels) {
        boolean judged = !occasion.isClaim();
        boolean done = occasion.type() == RequestType.RETROSPECTIVE;
        lines.add(new Line(lines.size() + 1, code, modifiers, null, null, null, place, occasion.revenueTold(),
                occasion.date(), 1, units, levels, null, null, judged ? indicationListed : null,
                judged ? meetsGuideline : null, rarely(judged, 8), rarely(done, 60), null, null,
                judged && draws.happens(8) ? List.of(code.equals("63047") ? "63030" : "63047") : null,
                null, supported(judged, units), supported(judged && levels != null, levels)));
    }

    private Boolean rarely(boolean possible, int inThousand) {
        return possible && draws.happens(inThousand) ? Boolean.TRUE : null;
    }

    /** How much of it the record supports: mostly not told or all of it, now and then less. */
    private Integer supported(boolean told, Integer asked) {
        if (!told || draws.happens(600)) {
            return null;
        }
        return draws.happens(880) ? asked : Integer.valueOf(draws.below(asked + 1));
    }
}
