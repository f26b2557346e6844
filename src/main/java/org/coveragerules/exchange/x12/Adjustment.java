package org.coveragerules.exchange.x12;

import java.util.List;
import org.coveragerules.LineDetermination;
import org.coveragerules.Outcome;
import org.coveragerules.Reason;
import org.coveragerules.internal.vocabulary.Remittance;
import org.coveragerules.internal.vocabulary.Vocabulary;

/**
 * How a remittance says what became of a line.
 *
 * @param group who bears what is not paid
 * @param carc  claim adjustment reason code
 * @param rarc  remittance advice remark code; empty where there is none
 */
public record Adjustment(String group, String carc, String rarc) {

    /** Of a line of which nothing is adjusted, or of which the vocabulary has nothing to say. */
    public static final Adjustment NONE = new Adjustment("", "", "");

    /** A line that is still looked into, whatever for; nobody bears it yet. */
    private static final String PENDED = "133";
    private static final String UNDECIDED = "OA";

    /** The adjustment of a line: that of the first decisive reason of which the vocabulary has one. */
    public static Adjustment of(LineDetermination line, Vocabulary words) {
        if (line.outcome() == Outcome.APPROVED || line.outcome() == Outcome.NO_REVIEW_REQUIRED) {
            return NONE;
        }
        var said = line.decisiveReasons().stream().filter(Adjustment::isAgainst)
                .map(reason -> words.remittance(reason.code(), reason.statement(), reason.missing()))
                .filter(remittance -> remittance.carc() != null).toList();
        if (line.outcome() == Outcome.PENDED) {
            return new Adjustment(UNDECIDED, PENDED, rarc(said));
        }
        return said.isEmpty() ? NONE : new Adjustment(said.get(0).bearer(), said.get(0).carc(), rarc(said));
    }

    private static boolean isAgainst(Reason reason) {
        return switch (reason.effect()) {
            case DENY, LIMIT, PEND, REDIRECT -> true;
            case APPROVE, EXEMPT, SET_ASIDE, NOTE -> false;
        };
    }

    private static String rarc(List<Remittance> said) {
        return said.isEmpty() || said.get(0).rarc() == null ? "" : said.get(0).rarc();
    }
}
