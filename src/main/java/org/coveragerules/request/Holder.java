package org.coveragerules.request;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;

/** Who can say what is in a field of a request. */
public enum Holder {
    /** Who asks or bills, from the record and the order. */
    PROVIDER,
    /** The payer, from the plan, its contracts and what went before. */
    PAYER,
    /** A clinician who looks at the request for the payer; it is never asked of a provider. */
    REVIEWER;

    /** Found once somebody asks: the annotations of fields name the constants at each start. */
    private static final class Fields {
        private static final Map<String, Holder> ALL = new HashMap<>();

        static {
            collect(Request.class, PROVIDER);
        }
    }

    /** Who has a field, by its name alone or the last of its path. What no field is called is the provider's. */
    public static Holder of(String field) {
        return Fields.ALL.getOrDefault(field.substring(field.lastIndexOf('.') + 1), PROVIDER);
    }

    /** What a field holds is whose the field is, unless it says otherwise. */
    private static void collect(Class<?> type, Holder above) {
        for (RecordComponent component : type.getRecordComponents()) {
            var said = component.getAnnotation(Field.class);
            var own = said == null || said.holder().length == 0 ? above : said.holder()[0];
            // Of two fields of one name the provider's is meant, who can be asked.
            Fields.ALL.merge(component.getName(), own, (one, other) -> one == other ? one : PROVIDER);
            var inner = held(component.getGenericType());
            if (inner != null) {
                collect(inner, own);
            }
        }
    }

    private static Class<?> held(Type type) {
        if (type instanceof ParameterizedType list) {
            return held(list.getActualTypeArguments()[list.getActualTypeArguments().length - 1]);
        }
        return type instanceof Class<?> each && each.isRecord() && each.getPackage() == Request.class.getPackage() ? each
                : null;
    }
}
