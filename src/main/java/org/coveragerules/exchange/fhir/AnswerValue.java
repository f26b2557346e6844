package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.coveragerules.internal.text.Visible;
import org.coveragerules.internal.vocabulary.ObservationWord;
import org.coveragerules.request.Condition;

/**
 * A value as an answer has it. What it should be and is not is noted as a fault; the value is null then.
 *
 * @param name its field, such as {@code valueCoding}
 * @param path where it stands
 */
record AnswerValue(String name, JsonNode value, String path, AnswerFaults faults) {

    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_DIGITS = 30;
    private static final String CODING = "valueCoding";
    private static final String STRING = "valueString";

    Boolean flag() {
        return name.equals("valueBoolean") && value.isBoolean() ? Boolean.valueOf(value.booleanValue())
                : refuse("valueBoolean, true or false");
    }

    /** A day; no month or year alone, which would leave open what it is before or after. */
    LocalDate day() {
        if (name.equals("valueDate") && value.isTextual() && value.textValue().length() == 10) {
            try {
                return LocalDate.parse(value.textValue());
            } catch (DateTimeException notOfTheCalendar) {
                return refuse("valueDate, a day of the calendar as in `2026-01-31`");
            }
        }
        return refuse("valueDate, a day as in `2026-01-31`");
    }

    Integer whole() {
        return name.equals("valueInteger") && value.isIntegralNumber() && value.canConvertToInt()
                ? Integer.valueOf(value.intValue()) : refuse("valueInteger, a whole number");
    }

    /** A number in the unit of the word, which is what one without a unit is in. */
    BigDecimal number(ObservationWord word) {
        boolean isQuantity = name.equals("valueQuantity") && value.isObject();
        var number = isQuantity ? value.path("value") : value;
        if (!isQuantity && !name.equals("valueDecimal") && !name.equals("valueInteger") || !number.isNumber()) {
            return refuse("valueDecimal, a number of `" + word.unit() + "`, or a valueQuantity");
        }
        // A tree may hold a number that is too large for it as infinity.
        var written = number.isDouble() && !Double.isFinite(number.doubleValue()) ? null : number.decimalValue();
        if (written == null || written.precision() > MOST_DIGITS || Math.abs((long) written.scale()) > MOST_DIGITS) {
            return refuse("a number of no more than " + MOST_DIGITS + " digits");
        }
        return isQuantity ? inOwnUnit(word, written) : written;
    }

    private BigDecimal inOwnUnit(ObservationWord word, BigDecimal written) {
        if (value.has("comparator")) {
            faults.add(path + ".comparator", "there", "the number itself; what is only less or more than another is"
                    + " not known");
            return null;
        }
        boolean isCoded = value.path("code").isTextual()
                && value.path("system").asText(QuestionnaireAnswers.UCUM).equals(QuestionnaireAnswers.UCUM);
        var unit = value.path(isCoded ? "code" : "unit");
        if (unit.isMissingNode() && word.units().isEmpty()) {
            return written;
        }
        var own = unit.isTextual() ? word.inOwnUnit(written, unit.textValue()) : null;
        if (own == null) {
            var known = new TreeSet<>(word.units().keySet());
            known.add(word.unit());
            faults.add(path + "." + (isCoded ? "code" : "unit"), unit.isTextual() ? Visible.quoted(unit.textValue())
                    : AnswerFaults.kind(unit), names(known) + " of UCUM");
        }
        return own;
    }

    /** One of several words, as a coding or a text. */
    String choice(Collection<String> of, String linkId) {
        return isOf(Questionnaires.system(linkId)) ? coded(of::contains, "the code " + names(of)) : null;
    }

    /** Whether a coding is of a system, which one that names none is. */
    private boolean isOf(String system) {
        var given = value.path("system");
        boolean isOf = !name.equals(CODING) || given.asText(system).equals(system);
        if (!isOf) {
            faults.add(path + ".system", Visible.quoted(given.asText()), "`" + system + "`");
        }
        return isOf;
    }

    /** A diagnosis in the one form that all are compared in. */
    String diagnosis() {
        var code = isOf(Coded.ICD) ? coded(Condition::isOne, Condition.ALLOWED) : null;
        return code == null ? null : Condition.form(code);
    }

    String code() {
        return coded(text -> !text.isBlank() && text.length() <= LONGEST_TEXT, "a code");
    }

    private String coded(Predicate<String> fits, String allowed) {
        var code = name.equals(CODING) ? value.path("code") : value;
        boolean isCode = (name.equals(CODING) || name.equals(STRING)) && code.isTextual();
        return isCode && fits.test(code.textValue()) ? code.textValue() : refuse("a valueCoding: " + allowed);
    }

    private <T> T refuse(String allowed) {
        faults.add(path, AnswerFaults.kind(value) + " that does not fit the question", allowed);
        return null;
    }

    private static String names(Collection<String> names) {
        return "`" + String.join("` or `", names) + "`";
    }
}
