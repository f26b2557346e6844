package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days of a date, a date and time or an instant of FHIR, as its sender counts them. */
final class FhirDay {

    private static final Pattern WHOLE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:T.*)?");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final int DAY = 10;

    private FhirDay() {
    }

    /** The day of a field; empty where it is absent or says no more than a month or a year. */
    static Optional<String> of(JsonNode element, String field) {
        return of(element.path(field));
    }

    /** The day of a value; empty where it is none, or says no more than a month or a year. */
    static Optional<String> of(JsonNode value) {
        return value.isTextual() && WHOLE.matcher(value.textValue().strip()).matches()
                ? Optional.of(value.textValue().strip().substring(0, DAY)) : Optional.empty();
    }

    /** The first day that the beginning of a period may mean, which says no more than a month or a year perhaps. */
    static Optional<String> first(JsonNode period) {
        var text = Coded.text(period, "start");
        if (YEAR.matcher(text).matches()) {
            return Optional.of(text + "-01-01");
        }
        return MONTH.matcher(text).matches() ? Optional.of(text + "-01") : of(period, "start");
    }

    /** The last day that the end of a period may mean. */
    static Optional<String> last(JsonNode period) {
        var text = Coded.text(period, "end");
        if (YEAR.matcher(text).matches()) {
            return Optional.of(text + "-12-31");
        }
        try {
            return MONTH.matcher(text).matches() ? Optional.of(YearMonth.parse(text).atEndOfMonth().toString())
                    : of(period, "end");
        } catch (DateTimeParseException noMonth) {
            return Optional.of(text);
        }
    }

    /** A day of the calendar; empty where there is none such. */
    static Optional<LocalDate> parsed(String day) {
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** A date and time of a field; empty where it says less. */
    static Optional<OffsetDateTime> time(JsonNode element, String field) {
        try {
            return Optional.of(OffsetDateTime.parse(Coded.text(element, field)));
        } catch (DateTimeParseException less) {
            return Optional.empty();
        }
    }
}
