package org.coveragerules.exchange.fhir;

import java.io.Serializable;

/**
 * One thing wrong with a bundle, safe to log: what is personal is never quoted.
 *
 * @param path    where, such as {@code Claim.item[0].serviced[x]} or {@code Bundle.entry[4].Patient.birthDate}
 * @param found   what stands there, as in "is ..."
 * @param allowed what may stand there, as in "give ..."
 * @param code    how an answer says it: a reject reason of X12 901
 */
public record FhirFault(String path, String found, String allowed, String code) implements Serializable {

    /** Input that is not as it has to be, and no other reason says it better. */
    static final String INPUT = "33";
    /** Something required is not there. */
    static final String REQUIRED = "15";
    /** Nothing is wrong with the request: it can't be answered now. */
    static final String UNABLE = "42";
    static final String DATE_OF_SERVICE = "57";
    static final String BIRTH_DATE = "58";
    static final String DIAGNOSIS = "AF";
    static final String PROCEDURE = "AG";

    /** The fault as a sentence: where, what was found, what to do. */
    public String message() {
        return "`" + path + "` is " + found + "; give " + allowed;
    }

    @Override
    public String toString() {
        return message();
    }
}
