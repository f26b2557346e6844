package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coveragerules.request.Field;

/** A date and time that stands in the field of its day, which reads, writes and describes both. */
final class Moment extends FieldType {

    /** RFC 3339, in its capitals, with an offset that there is somewhere. */
    private static final String FORM = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?"
            + "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])";
    private static final Pattern MOMENT = Pattern.compile(FORM);

    Moment(RecordComponent component) {
        super(component);
        if (said.in().isEmpty()) {
            throw new IllegalStateException(component + " does not say in which field of a day it stands");
        }
    }

    /** The moment that a text tells; null where it tells none. */
    static OffsetDateTime of(String text) {
        if (text == null || !MOMENT.matcher(text).matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException notOfTheCalendar) {
            return null;
        }
    }

    /** Whether a moment stands in the field of a day. */
    static boolean stands(RecordComponent day) {
        return in(day).isPresent();
    }

    private static Optional<Method> in(RecordComponent day) {
        return Stream.of(day.getDeclaringRecord().getRecordComponents())
                .filter(each -> each.getType() == OffsetDateTime.class
                        && each.getAnnotation(Field.class).in().equals(day.getName()))
                .map(RecordComponent::getAccessor).findFirst();
    }

    @Override
    Object read(Cursor object) {
        return readAt(object.below(said.in()));
    }

    @Override
    Object readAt(Cursor at) {
        return of(at.node.textValue());
    }

    @Override
    boolean isLeftOut(Object value) {
        return true;
    }

    @Override
    void writeValue(Object value, JsonGenerator out) {
        throw new IllegalStateException("`" + said.in() + "` writes it");
    }

    @Override
    void describe(ObjectNode properties, ObjectNode definitions) {
        // The field of the day does.
    }

    @Override
    void describeValue(ObjectNode schema, ObjectNode definitions) {
        throw new IllegalStateException("`" + said.in() + "` describes it");
    }

    /** The field of a day in which a moment may stand. */
    static final class OrDay extends ScalarField.Day {

        private final Method moment;

        OrDay(RecordComponent component) {
            super(component);
            this.moment = in(component).orElseThrow();
        }

        @Override
        Object readAt(Cursor at) {
            var held = Moment.of(at.node.textValue());
            var day = held == null ? at.day() : held.toLocalDate();
            return day != null || at.isLeftOut() ? day : at.refused(LocalDate.EPOCH, "a date of the calendar as in"
                    + " `2025-10-31`, or with a time and its offset as in `2025-10-31T16:45:00-05:00`");
        }

        @Override
        Object of(Object holder) {
            var held = RecordParts.get(holder, moment);
            return held != null ? held : super.of(holder);
        }

        @Override
        void writeValue(Object value, JsonGenerator out) throws IOException {
            out.writeString(value instanceof OffsetDateTime held
                    ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(held) : value.toString());
        }

        @Override
        void describeValue(ObjectNode schema, ObjectNode definitions) {
            type(schema, "string");
            var either = schema.putArray("anyOf");
            either.addObject().put("format", "date");
            either.addObject().put("format", "date-time").put("pattern", "^" + FORM + "$");
        }
    }
}
