package org.coveragerules.internal.policy;

import java.time.LocalDate;
import java.util.List;

/**
 * A version of a policy that speaks of a code.
 *
 * @param policy    the policy's id
 * @param version   the version's name
 * @param effective first day in force; null: open
 * @param until     last day in force; null: open
 * @param grounds   why it does, at least one
 */
public record CodeMention(String policy, String version, LocalDate effective, LocalDate until, List<Ground> grounds) {

    public CodeMention {
        grounds = List.copyOf(grounds);
    }

    /** By what a version speaks of a code. */
    public enum Kind {
        /** The version is for lines of the code. */
        SCOPE,
        /** A value set of the version holds it. */
        VALUE_SET,
        /** A rule asks for a category that the code has. */
        CATEGORY,
        /** The version, or a rule of it, is for a discipline that the code tells. */
        DISCIPLINE,
        /** A rule asks another code table, which has the code. */
        TABLE,
        /** A parameter names it. */
        PARAMETER,
        /** A rule names it. */
        RULE
    }

    /**
     * One reason why a version speaks of a code.
     *
     * @param kind       by what it does
     * @param name       the scope's code or range, the category, discipline, table, parameter or rule
     * @param says       what a row of a table says beside the code; else empty
     * @param effective  first day on which the row of the table holds; null: open
     * @param deletion   last day on which the row of the table holds; null: open
     * @param statements statements of the rules that ask for it; empty: the version as a whole
     */
    public record Ground(Kind kind, String name, String says, LocalDate effective, LocalDate deletion,
            List<String> statements) {

        public Ground {
            statements = List.copyOf(statements);
        }
    }
}
