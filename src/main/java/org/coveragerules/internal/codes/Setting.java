package org.coveragerules.internal.codes;

import org.coveragerules.request.Form;

/** For whom CMS publishes a table of PTP edits or MUEs. */
public enum Setting {

    /** Serves PROFESSIONAL forms. */
    PRACTITIONER,
    /** Serves INSTITUTIONAL forms. */
    OUTPATIENT_HOSPITAL;

    /** The setting of a form; null, an absent one, is PROFESSIONAL. */
    public static Setting of(Form form) {
        return form == Form.INSTITUTIONAL ? OUTPATIENT_HOSPITAL : PRACTITIONER;
    }

    /** How a sentence names it. */
    public String words() {
        return this == PRACTITIONER ? "practitioner" : "outpatient hospital";
    }
}
