package org.coveragerules.internal.site;

import java.util.List;
import java.util.Locale;

/** Names of rules' files as people read them. */
final class Words {

    private Words() {
    }

    /** Of {@code PARTIALLY_APPROVED}: {@code partially approved}. */
    static String ofName(String name) {
        return name.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    /** A parameter's value: a list as a list of words. */
    static String ofValue(Object value) {
        return value instanceof List<?> list ? String.join(", ", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
