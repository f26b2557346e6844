package org.coveragerules.exchange.x12;

/** The separators of an interchange, as its header tells them. */
enum Separators {
    USUAL('*', '^', ':', "~"), OF_LINES('|', '{', '>', "\n"), OF_CONTROLS('\u001d', '\u001e', '\u001f', "\u001c\r\n");

    final char element;
    final char repetition;
    final char component;
    /** With what may stand behind it. */
    final String end;

    Separators(char element, char repetition, char component, String end) {
        this.element = element;
        this.repetition = repetition;
        this.component = component;
        this.end = end;
    }

    /** A segment that is written with the usual ones, with these. */
    String of(String segment) {
        return segment.replace('*', element).replace('^', repetition).replace(':', component) + end;
    }
}
