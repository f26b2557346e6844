package org.coveragerules.request;

/**
 * Whose visits are counted together. A line is of PT, of OT, or of neither; ST, speech therapy, and CHIROPRACTIC count
 * visits only.
 */
public enum Discipline {
    PT, OT, ST, CHIROPRACTIC
}
