package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.request.Field;
import org.coveragerules.request.Observed;

/** The shape of a record, whose components are the fields, as {@link Field} says. */
final class RecordShape<R> implements Shape<R> {

    private static final ClassValue<Shape<?>> KNOWN = new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> type) {
            return type == Observed.class ? new ObservedShape() : new RecordShape<>(type);
        }
    };

    /** Two days of which the second is not to be before the first. */
    private record Range(String first, String last) {
    }

    private final RecordParts<R> parts;
    private final List<FieldType> fields;
    private final List<FieldType> worded;
    private final List<Range> ranges;

    private RecordShape(Class<R> type) {
        this.parts = RecordParts.of(type);
        this.fields = parts.components().stream().map(FieldType::of).toList();
        this.worded = fields.stream().filter(FieldType::hasWords).toList();
        this.ranges = ranges(parts.components());
    }

    /** The shape of a type of record; of an observation, whose fields depend on its name, its own. */
    @SuppressWarnings("unchecked")
    static <T> Shape<T> of(Class<T> type) {
        return (Shape<T>) KNOWN.get(type);
    }

    /** Two days named alike up to {@code from} and {@code to} are the ends of a range. */
    private static List<Range> ranges(List<RecordComponent> components) {
        var days = components.stream().filter(component -> component.getType() == LocalDate.class)
                .map(RecordComponent::getName).toList();
        return days.stream().filter(day -> day.equals("from") || day.endsWith("From"))
                .map(day -> new Range(day, day.substring(0, day.length() - "from".length())
                        + (day.equals("from") ? "to" : "To")))
                .filter(range -> days.contains(range.last)).toList();
    }

    @Override
    public R read(Cursor it) {
        for (var range : ranges) {
            it.range(range.first, range.last);
        }
        var values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).read(it);
        }
        return parts.make(values);
    }

    @Override
    public void write(R value, JsonGenerator out) throws IOException {
        for (var field : fields) {
            var held = field.of(value);
            if (!field.isLeftOut(held)) {
                field.write(held, out);
            }
        }
    }

    @Override
    public boolean holdsNothing(R value) {
        for (var field : fields) {
            if (!field.isLeftOut(field.of(value))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean hasWords() {
        return !worded.isEmpty();
    }

    @Override
    public void check(R value, WordCheck check) {
        for (int i = 0; i < worded.size(); i++) {
            var field = worded.get(i);
            var held = field.of(value);
            if (held != null) {
                check.enter(field.name());
                field.check(held, check);
                check.leave();
            }
        }
    }

    @Override
    public void describe(ObjectNode schema, ObjectNode definitions) {
        schema.put("type", "object").put("additionalProperties", false);
        var required = new ArrayList<String>();
        var properties = schema.putObject("properties");
        for (var field : fields) {
            field.describe(properties, definitions);
            field.describeObject(schema);
            if (field.isRequired()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
    }
}
