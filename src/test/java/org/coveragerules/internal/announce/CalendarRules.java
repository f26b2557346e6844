package org.coveragerules.internal.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.coveragerules.internal.text.NotUtf8Exception;
import org.coveragerules.internal.text.Utf8;

/** What RFC 5545 asks of a calendar of days. */
final class CalendarRules {

    private CalendarRules() {
    }

    /** Holds a calendar against the rules and returns its events, property by name with its parameters, as read. */
    static List<Map<String, String>> events(byte[] calendar) {
        var text = new String(calendar, StandardCharsets.UTF_8);
        assertThat(text).endsWith("\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        for (var line : text.split("\r\n")) {
            // Were a character cut, its line would not be UTF-8.
            assertThat(line.getBytes(StandardCharsets.UTF_8)).as(line).hasSizeLessThanOrEqualTo(75);
        }
        assertThat(utf8(calendar)).isEqualTo(text);
        var lines = List.of(text.replace("\r\n ", "").split("\r\n"));
        assertThat(lines).startsWith("BEGIN:VCALENDAR", "VERSION:2.0").endsWith("END:VCALENDAR")
                .anyMatch(line -> line.startsWith("PRODID:"));
        var events = new ArrayList<Map<String, String>>();
        Map<String, String> event = null;
        for (var line : lines) {
            if (line.equals("BEGIN:VEVENT")) {
                event = new LinkedHashMap<>();
            } else if (line.equals("END:VEVENT")) {
                events.add(event);
                event = null;
            } else if (event != null) {
                var value = line.substring(line.indexOf(':') + 1);
                assertThat(event.put(line.substring(0, line.indexOf(':')), unescaped(value))).as(line).isNull();
            }
        }
        var ids = new HashSet<String>();
        assertThat(events).allSatisfy(one -> {
            assertThat(one).containsKeys("UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY");
            assertThat(one.get("DTSTAMP")).matches("\\d{8}T000000Z");
            assertThat(one.get("DTSTART;VALUE=DATE")).matches("\\d{8}").isLessThan(one.get("DTEND;VALUE=DATE"));
            assertThat(ids.add(one.get("UID"))).isTrue();
        });
        return events;
    }

    private static String utf8(byte[] bytes) {
        try {
            return Utf8.text(bytes);
        } catch (NotUtf8Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String unescaped(String value) {
        var text = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char sign = value.charAt(at);
            if (sign == '\\') {
                at++;
                text.append(value.charAt(at) == 'n' ? '\n' : value.charAt(at));
            } else {
                text.append(sign);
            }
        }
        return text.toString();
    }
}
