package org.coveragerules.internal.engine;

/** How much a determination may do, by all rules together: more is a rule that goes on without end. */
final class Steps {

    /** Facts tried against the conditions of a rule, in any combination: what takes a machine some seconds. */
    static final long MOST_TESTED = 1_000_000_000L;
    /** Facts that rules insert. */
    static final int MOST_INSERTED = 1_000_000;

    private Steps() {
    }

    /** That a determination did more. */
    static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Exceeded(String what) {
            super(what, null, false, false);
        }

        static Exceeded tested() {
            return new Exceeded("tests more than " + MOST_TESTED + " conditions");
        }

        static Exceeded inserted() {
            return new Exceeded("inserts more than " + MOST_INSERTED + " facts");
        }
    }
}
