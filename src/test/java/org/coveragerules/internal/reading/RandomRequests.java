package org.coveragerules.internal.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Field;
import org.coveragerules.request.Line;
import org.coveragerules.request.Observed;
import org.coveragerules.request.Request;
import org.coveragerules.request.TextForm;

/**
 * Requests of random content, made of what the records say of their fields, every one of them valid; what is personal in
 * them carries a mark.
 */
final class RandomRequests {

    /** In every text that is personal, and in nothing else. */
    static final String MARK = "Q7X.9";

    /** The years of every date that is personal, and of nothing else. */
    static final int BORN = 1893;

    /** Writes a request as a program would that knows nothing of this library. */
    static final ObjectMapper WRITER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null)).build();

    private final Random random;
    private int lines;

    private RandomRequests(Random random) {
        this.random = random;
    }

    static Request request(Random random) {
        return new RandomRequests(random).record(Request.class);
    }

    private <R> R record(Class<R> type) {
        var parts = RecordParts.of(type);
        var values = new Object[parts.components().size()];
        LocalDate last = null;
        for (int i = 0; i < values.length; i++) {
            var component = parts.components().get(i);
            values[i] = type == Line.class && component.getName().equals("number") ? ++lines : value(component);
            if (values[i] instanceof LocalDate day) {
                // The second of two days of a record may be the end of a range.
                values[i] = last == null || !last.isAfter(day) ? day : last;
                last = (LocalDate) values[i];
            } else if (component.getType() == OffsetDateTime.class && random.nextBoolean()) {
                values[i] = last.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60))
                        .atOffset(ZoneOffset.ofHoursMinutes(-random.nextInt(12), -random.nextInt(60)));
            }
        }
        return parts.make(values);
    }

    private Object value(RecordComponent component) {
        var said = component.getAnnotation(Field.class);
        var type = component.getType();
        if (type == OffsetDateTime.class) {
            return null;
        }
        if (type == int.class) {
            return said.least() + count();
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == List.class) {
            return list(component, said);
        }
        if (type.getPackage() == List.class.getPackage()) {
            return sets(component, said);
        }
        return said.required() ? one(type, said) : maybe(() -> one(type, said));
    }

    private Object one(Class<?> type, Field said) {
        if (type == String.class) {
            return said.words().isEmpty() ? text(said.form()) : word(said);
        }
        if (type == LocalDate.class) {
            return said.personal() ? LocalDate.of(BORN, 1, 1).plusDays(random.nextInt(365))
                    : LocalDate.of(2025, 1, 1).plusDays(random.nextInt(730));
        }
        return type == Boolean.class ? (Object) random.nextBoolean() : type == Integer.class ? said.least() + count()
                : type.isEnum() ? constant(type, said) : record(type);
    }

    private List<Object> list(RecordComponent component, Field said) {
        var element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        var list = new ArrayList<Object>();
        // What is observed has rules of its own, which other tests are about.
        for (int i = random.nextInt(3) + (said.required() ? 1 : 0); i > 0 && element != Observed.class; i--) {
            list.add(one(element, said));
        }
        return said.orUnknown() && random.nextInt(3) == 0 ? null : list;
    }

    /** A set of words or constants; or numbers by constants. */
    private Object sets(RecordComponent component, Field said) {
        var element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        var set = new LinkedHashSet<Object>();
        for (int i = random.nextInt(3) + (said.alone().isEmpty() ? 0 : 1); i > 0; i--) {
            set.add(element.isEnum() ? constant(element, said) : word(said));
        }
        if (component.getType() == Map.class) {
            var counts = new TreeMap<Object, Integer>();
            set.forEach(key -> counts.put(key, count()));
            return counts;
        }
        return said.orUnknown() && random.nextInt(3) == 0 ? null : set;
    }

    private Object constant(Class<?> type, Field said) {
        return any(Stream.of(type.getEnumConstants()).filter(each -> said.of().length == 0
                || List.of(said.of()).contains(((Enum<?>) each).name())).toArray());
    }

    private String word(Field said) {
        return any(BundledRequests.WORDS.words(WordKind.valueOf(said.words())).keySet().toArray(String[]::new));
    }

    private String text(TextForm form) {
        return switch (form) {
            case ANY -> any("A-", "R-", "\u00fc\u4e2d\ud83d\ude00", "\"\\\n", "`") + random.nextInt(1000);
            case PROCEDURE_CODE -> any("97110", "97530", "0202T", "E0100", "22612");
            case MODIFIER -> any("GP", "GO", "59", "RT");
            case PLACE_OF_SERVICE -> any("11", "19", "22");
            case TYPE_OF_BILL -> any("131", "0131", "85A");
            case REVENUE_CODE -> any("0420", "430");
            case STATE -> any("WI", "MN");
            case JURISDICTION -> any("US", "WI");
            case DIAGNOSIS -> MARK + random.nextInt(1000);
        };
    }

    private <T> T maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    private int count() {
        return random.nextInt(10) == 0 ? Integer.MAX_VALUE >>> 16 : random.nextInt(20);
    }
}
