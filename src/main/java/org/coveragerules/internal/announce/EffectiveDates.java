package org.coveragerules.internal.announce;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.internal.policy.PolicyAnnouncement.Event;

/** The days on which versions begin and end as a calendar: iCalendar of RFC 5545. */
final class EffectiveDates {

    /** Octets of a line without its end. */
    private static final int LINE = 75;

    private final StringBuilder text = new StringBuilder();

    private EffectiveDates() {
    }

    /** Writes a calendar of those announcements that are of no publication, in their order. */
    static byte[] written(SiteAddress address, List<Announcement> announcements) {
        var calendar = new EffectiveDates();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Coverage Rules//Policy versions//EN");
        calendar.line("CALSCALE:GREGORIAN");
        announcements.stream().filter(one -> one.event() != Event.PUBLISHED).forEach(one -> calendar.event(address, one));
        calendar.line("END:VCALENDAR");
        return calendar.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void event(SiteAddress address, Announcement one) {
        var known = one.policy().published() == null ? one.day() : one.policy().published();
        line("BEGIN:VEVENT");
        line("UID:" + one.id());
        line("DTSTAMP:" + day(known) + "T000000Z");
        line("DTSTART;VALUE=DATE:" + day(one.day()));
        line("DTEND;VALUE=DATE:" + day(one.day().plusDays(1)));
        line("SUMMARY:" + escaped(one.title()));
        line("DESCRIPTION:" + escaped(one.summary()));
        if (address.isKnown()) {
            line("URL:" + address.of(Place.version(one.policy()).link(), ""));
        }
        // Nobody is busy by it.
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    static String escaped(String text) {
        return Carried.text(text, character -> character == '\t' || character == '\n'
                        || character >= ' ' && character != 0x7F)
                .replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
    }

    /** What is too long goes on after a line end and a blank, and no character is cut. */
    private void line(String content) {
        int[] used = {0};
        content.codePoints().forEach(character -> {
            int octets = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (used[0] + octets > LINE) {
                text.append("\r\n ");
                used[0] = 1;
            }
            text.appendCodePoint(character);
            used[0] += octets;
        });
        text.append("\r\n");
    }
}
