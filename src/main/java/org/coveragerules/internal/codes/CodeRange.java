package org.coveragerules.internal.codes;

/**
 * Codes of one shape, both ends within.
 *
 * @param first packed as {@link CodeNumber}
 * @param last  packed as {@link CodeNumber}
 */
record CodeRange(int first, int last) {

    int width() {
        return last - first;
    }

    @Override
    public String toString() {
        return CodeNumber.text(first) + "-" + CodeNumber.text(last);
    }
}
