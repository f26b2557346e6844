package org.coveragerules.request;

/** Whose visits are counted together. A line is of PT, of OT, or of neither; CHIROPRACTIC counts visits only. */
public enum Discipline {
    PT, OT, CHIROPRACTIC
}
