package org.coveragerules.internal.drl;

/**
 * Where something stands in its file's text.
 *
 * @param start offset of its first character
 * @param end   offset after its last character
 */
public record Span(int start, int end) {

    /** What stands there. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
