package org.coveragerules.internal.reading;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The forms that a text of a request may have to have. */
enum TextForm {
    ANY("a text that is not blank", ".*\\S.*", true),
    PROCEDURE_CODE("a CPT or HCPCS code as in `12345`, `1234T` or `A1234`",
            "[0-9]{5}|[0-9]{4}[FTUMA]|[A-V][0-9]{4}", true),
    MODIFIER("a modifier of two characters as in `GP`", "[A-Z0-9]{2}", true),
    PLACE_OF_SERVICE("a place of service of two digits as in `22`", "[0-9]{2}", true),
    TYPE_OF_BILL("a type of bill as in `131` or `0131`, a text", "0?[0-9]{2}[0-9A-Za-z]", false),
    REVENUE_CODE("a revenue code as in `420` or `0420`, a text", "0?[0-9]{3}", false),
    STATE("a state's two letters as in `WI`", "[A-Z]{2}", true),
    JURISDICTION("`US` or a state's two letters as in `WI`", "[A-Z]{2}", true);

    private final String allowed;
    private final Predicate<String> form;
    private final boolean digitsMayBeNumber;

    /**
     * @param digitsMayBeNumber whether a number of a YAML tree can stand for it; not where a leading 0 may have made
     *                          the number octal and so another text of the same form
     */
    TextForm(String allowed, String form, boolean digitsMayBeNumber) {
        this.allowed = allowed;
        this.form = Pattern.compile(form, Pattern.DOTALL).asMatchPredicate();
        this.digitsMayBeNumber = digitsMayBeNumber;
    }

    String allowed() {
        return allowed;
    }

    boolean fits(String text) {
        return form.test(text);
    }

    boolean digitsMayBeNumber() {
        return digitsMayBeNumber;
    }
}
