package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.TreeSet;
import org.coveragerules.internal.vocabulary.ObservationWord;
import org.coveragerules.request.Observed;

/** The shape of an observation, whose value is of the type that its name has in the words of the rules. */
final class ObservedShape implements Shape<Observed> {

    private static final String NAME = "name";
    private static final String VALUE = "value";
    private static final String UNIT = "unit";
    private static final String DATE = "date";

    /** No observed number is larger. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

    @Override
    public Observed read(Cursor it) {
        var known = it.words().observations();
        String name = it.at(NAME).required().word(known);
        ObservationWord word = known.get(name);
        Cursor value = it.at(VALUE);
        Cursor unit = it.at(UNIT);
        LocalDate date = it.at(DATE).personal().date();
        if (word == null) {
            return new Observed(name, null, null, null, null, null, null, date);
        }
        value.required();
        if (word.type() != ObservationWord.Type.NUMBER) {
            unit.refuse("no unit, since `" + name + "` is no number");
        }
        return switch (word.type()) {
            case NUMBER -> new Observed(name, number(word, value.personal(), unit), word.unit(), null, null, null, null,
                    date);
            case FLAG -> new Observed(name, null, null, value.personal().flag(), null, null, null, date);
            case CHOICE -> new Observed(name, null, null, null, value.choice(word.of()), null, null, date);
            case DATE -> new Observed(name, null, null, null, null, value.personal().date(), null, date);
            case CODE -> new Observed(name, null, null, null, null, null, value.personal().text(), date);
        };
    }

    /**
     * A number, in the unit of what is observed.
     *
     * @param unit where its unit stands; absent: the word's own, where it has no other
     */
    private static BigDecimal number(ObservationWord word, Cursor at, Cursor unit) {
        BigDecimal written = at.decimal();
        String given = unit.text();
        if (at.isAbsent() || written == null) {
            return at.refused(BigDecimal.ZERO, "a number" + within(word));
        }
        if (given == null && !word.units().isEmpty()) {
            return unit.refused(BigDecimal.ZERO, "its unit, " + units(word, at));
        }
        BigDecimal value = given == null ? written : word.inOwnUnit(written, given);
        if (value == null) {
            return unit.refused(BigDecimal.ZERO, units(word, at));
        }
        boolean low = word.least() != null && value.compareTo(word.least()) < 0;
        boolean high = word.most() != null && value.compareTo(word.most()) > 0;
        return low || high || value.abs().compareTo(LARGEST) > 0
                ? at.refused(BigDecimal.ZERO, "a number" + within(word)) : value.stripTrailingZeros();
    }

    private static String within(ObservationWord word) {
        return " from " + (word.least() == null ? LARGEST.negate() : word.least()).toPlainString() + " to "
                + (word.most() == null ? LARGEST : word.most()).toPlainString() + " `" + word.unit() + "`";
    }

    private static String units(ObservationWord word, Cursor at) {
        var known = new TreeSet<>(word.units().keySet());
        known.add(word.unit());
        return at.names(known);
    }

    /** A number is in the unit of the word, which is written beside it. */
    @Override
    public void write(Observed it, JsonGenerator out) throws IOException {
        out.writeStringField(NAME, it.name());
        if (it.number() != null) {
            out.writeFieldName(VALUE);
            out.writeNumber(it.number().toPlainString());
            if (it.unit() != null) {
                out.writeStringField(UNIT, it.unit());
            }
        } else if (it.flag() != null) {
            out.writeBooleanField(VALUE, it.flag());
        } else if (it.day() != null) {
            out.writeStringField(VALUE, it.day().toString());
        } else if (it.choice() != null || it.code() != null) {
            out.writeStringField(VALUE, it.choice() != null ? it.choice() : it.code());
        }
        if (it.date() != null) {
            out.writeStringField(DATE, it.date().toString());
        }
    }

    @Override
    public boolean holdsNothing(Observed it) {
        return false;
    }

    @Override
    public boolean hasWords() {
        return true;
    }

    @Override
    public void check(Observed it, WordCheck check) {
        check.enter(NAME);
        check.observation(it.name());
        check.leave();
    }

    @Override
    public void describe(ObjectNode schema, ObjectNode definitions) {
        schema.put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add(NAME).add(VALUE);
        var properties = schema.putObject("properties");
        properties.putObject(NAME).put("description", "What was observed.")
                .put(RequestSchema.WORDS, RequestSchema.OBSERVATIONS);
        properties.putObject(VALUE).put("description", "Of the type that the name has.").putArray("type")
                .add("number").add("boolean").add("string");
        properties.putObject(UNIT)
                .put("description", "UCUM unit of a number; absent: the unit of the name, where it has no other.")
                .putArray("type").add("string").add("null");
        properties.putObject(DATE)
                .put("description", "When it was observed; absent: on the day the request came in, or on that of the"
                        + " line if it is earlier.")
                .put("format", "date").putArray("type").add("string").add("null");
        schema.put(RequestSchema.VALUES, RequestSchema.OBSERVATIONS);
    }
}
