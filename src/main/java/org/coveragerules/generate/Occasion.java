package org.coveragerules.generate;

import java.time.LocalDate;
import org.coveragerules.request.Form;
import org.coveragerules.request.RequestType;

/**
 * What a request is about. It is drawn first, and the rest of the request is drawn to go with it.
 *
 * @param draws     where everything else is drawn from
 * @param date      the first day of service
 * @param place     where the service is given, whether or not a line says so
 * @param form      whose claim form
 * @param child     whether it is for a child
 * @param completed visits that came before in this episode
 */
record Occasion(Draws draws, Window window, Service service, RequestType type, LocalDate date, String place, Form form,
        boolean child, int completed, String condition) {

    private static final Mix<RequestType> TYPES = Mix.of(63, RequestType.CLAIM).and(33, RequestType.PRECERTIFICATION)
            .and(4, RequestType.RETROSPECTIVE);
    private static final Mix<RequestType> RECURRING_TYPES = Mix.of(53, RequestType.CLAIM)
            .and(28, RequestType.PRECERTIFICATION).and(13, RequestType.CONCURRENT).and(6, RequestType.RETROSPECTIVE);

    static Occasion draw(Draws draws, Window window) {
        var date = window.day(draws);
        var service = Service.draw(draws, date.getYear());
        var type = service == Service.OFFICE_VISIT ? RequestType.CLAIM
                : (service.recurs() ? RECURRING_TYPES : TYPES).draw(draws);
        var place = service.place(draws);
        boolean ofHospital = isHospital(place) && service.revenueCode() != null
                && draws.happens(type == RequestType.CLAIM ? 600 : 120);
        boolean child = service.isForChild(draws);
        return new Occasion(draws, window, service, type, date, place,
                ofHospital ? Form.INSTITUTIONAL : Form.PROFESSIONAL, child, completed(draws, service, type),
                service.condition(draws, child));
    }

    private static int completed(Draws draws, Service service, RequestType type) {
        if (!service.recurs()) {
            return 0;
        }
        return switch (type) {
            case PRECERTIFICATION -> draws.happens(750) ? 0 : draws.between(1, 12);
            case CONCURRENT -> draws.between(4, 24);
            case RETROSPECTIVE, CLAIM -> draws.happens(200) ? 0 : draws.between(1, 18);
        };
    }

    private static boolean isHospital(String place) {
        return place.equals("22") || place.equals("19");
    }

    boolean inHospital() {
        return isHospital(place);
    }

    boolean isClaim() {
        return type == RequestType.CLAIM;
    }

    boolean isTherapy() {
        return service.course() == Service.Course.THERAPY;
    }

    boolean isProcedure() {
        return service.course() == Service.Course.PROCEDURE;
    }

    /** What a line says of its place: a hospital's own claim says nothing, and now and then one is forgotten. */
    String placeTold() {
        return form == Form.INSTITUTIONAL || draws.happens(10) ? null : place;
    }

    String revenueTold() {
        return form == Form.INSTITUTIONAL ? service.revenueCode() : null;
    }
}
