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

    /** By hand: what Java links for a record's own takes milliseconds of a start. */
    @Override
    public int hashCode() {
        return 31 * first + last;
    }

    @Override
    public String toString() {
        return CodeNumber.text(first) + "-" + CodeNumber.text(last);
    }
}
