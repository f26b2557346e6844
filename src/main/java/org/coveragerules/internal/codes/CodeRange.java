package org.coveragerules.internal.codes;

import java.util.function.BiConsumer;

/**
 * Codes of one shape, both ends within.
 *
 * @param first packed as {@link CodeNumber}
 * @param last  packed as {@link CodeNumber}
 */
record CodeRange(int first, int last) {

    void tell(BiConsumer<String, String> ends) {
        ends.accept(CodeNumber.text(first), CodeNumber.text(last));
    }

    int width() {
        return last - first;
    }

    @Override
    public String toString() {
        return CodeNumber.text(first) + "-" + CodeNumber.text(last);
    }
}
