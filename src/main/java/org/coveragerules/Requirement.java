package org.coveragerules;

import org.coveragerules.request.Holder;

/**
 * Something that a policy asks to be sent with a line.
 *
 * @param line      the line's number
 * @param kind      what sort of thing it is
 * @param what      the document's type, the field's name, the code, or else a sentence
 * @param holder    who has it
 * @param statement id of the statement that asks
 * @param policy    id of the policy
 * @param version   the version asked
 * @param section   section of the policy
 * @param rule      the name of the rule that asks
 * @param there     whether the request has it
 * @param remedy    what to do about it, in the words of the rule; null where it is there
 */
public record Requirement(int line, Kind kind, String what, Holder holder, String statement, String policy, String version,
        String section, String rule, boolean there, String remedy) {

    /** A sort of thing that a policy may ask for. */
    public enum Kind {
        /** A document of the record. */
        DOCUMENT,
        /** Something that is observed of the member. */
        OBSERVATION,
        /** A field of the request. */
        FIELD,
        /** Another code on the line's date. */
        CODE,
        /** Something that only a sentence says. */
        OTHER
    }
}
