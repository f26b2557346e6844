package org.coveragerules.request;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The forms that a text of a request may have to have. */
public enum TextForm {
    ANY("a text that is not blank", ".*\\S.*", true),
    PROCEDURE_CODE("a CPT or HCPCS code as in `12345`, `1234T` or `A1234`",
            "[0-9]{5}|[0-9]{4}[FTUMA]|[A-V][0-9]{4}", true),
    MODIFIER("a modifier of two characters as in `GP`", "[A-Z0-9]{2}", true),
    PLACE_OF_SERVICE("a place of service of two digits as in `22`", "[0-9]{2}", true),
    TYPE_OF_BILL("a type of bill as in `131` or `0131`, a text", "0?[0-9]{2}[0-9A-Za-z]", false),
    REVENUE_CODE("a revenue code as in `420` or `0420`, a text", "0?[0-9]{3}", false),
    STATE("a state's two letters as in `WI`", "[A-Z]{2}", true),
    JURISDICTION("`US` or a state's two letters as in `WI`", "[A-Z]{2}", true),
    /** In any letter case, with or without its point; a record holds the one form of {@link Condition}. Personal. */
    DIAGNOSIS(Condition.ALLOWED, "[A-Za-z][0-9][0-9A-Za-z](\\.?[0-9A-Za-z]{1,4})?", true);

    private final String allowed;
    private final String pattern;
    private final Predicate<String> form;
    private final boolean digitsMayBeNumber;

    /**
     * @param digitsMayBeNumber whether a number of a YAML tree can stand for it; not where a leading 0 may have made
     *                          the number octal and so another text of the same form
     */
    TextForm(String allowed, String form, boolean digitsMayBeNumber) {
        this.allowed = allowed;
        this.pattern = form;
        this.form = Pattern.compile(form, Pattern.DOTALL).asMatchPredicate();
        this.digitsMayBeNumber = digitsMayBeNumber;
    }

    /** What has that form, as in "give ...". */
    public String allowed() {
        return allowed;
    }

    /** The form as a regular expression of the whole text. */
    public String pattern() {
        return pattern;
    }

    /** Whether a text has the form. */
    public boolean fits(String text) {
        return form.test(text);
    }

    /** Whether a number without quotes may stand for its digits in YAML. */
    public boolean digitsMayBeNumber() {
        return digitsMayBeNumber;
    }
}
