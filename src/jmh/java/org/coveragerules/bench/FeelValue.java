package org.coveragerules.bench;

import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes of a request what a decision model reads: contexts, lists, numbers, texts and dates. */
final class FeelValue {

    private FeelValue() {
    }

    static Object of(Object value) {
        if (value instanceof Record object) {
            return context(object);
        }
        if (value instanceof Collection<?> collection) {
            var list = new ArrayList<Object>();
            collection.forEach(element -> list.add(of(element)));
            return list;
        }
        if (value instanceof Map<?, ?> map) {
            var context = new LinkedHashMap<String, Object>();
            map.forEach((key, element) -> context.put(key.toString(), of(element)));
            return context;
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof Integer number ? BigDecimal.valueOf(number) : value;
    }

    private static Map<String, Object> context(Record object) {
        var context = new LinkedHashMap<String, Object>();
        try {
            for (var component : object.getClass().getRecordComponents()) {
                context.put(component.getName(), of(component.getAccessor().invoke(object)));
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record of a request can't be read", e);
        }
        return context;
    }
}
