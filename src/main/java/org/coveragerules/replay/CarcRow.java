package org.coveragerules.replay;

import java.util.StringJoiner;
import org.coveragerules.Determination;
import org.coveragerules.exchange.ReviewCodes;
import org.coveragerules.exchange.x12.Adjustment;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;

/** What became of a line in the codes of X12, as a row of CSV: a claim's as a remittance says it, and a review's. */
public final class CarcRow {

    /** The names of the columns. */
    public static final String HEADER = "claim,line,group,carc,rarc,outcome,review_action,review_reason";

    private CarcRow() {
    }

    /** A row for each line of a request; the codes of a review are empty on a claim. */
    public static String of(Request request, Determination determination, Vocabulary words) {
        var rows = new StringBuilder();
        for (var line : determination.lines()) {
            var adjustment = Adjustment.of(line, words);
            var review = request.type() == RequestType.CLAIM ? null : ReviewCodes.of(line, determination, words);
            rows.append(new StringJoiner(",", "", "\n").add(CsvRow.field(request.id()))
                    .add(Integer.toString(line.number())).add(adjustment.group()).add(adjustment.carc())
                    .add(adjustment.rarc()).add(line.outcome().name()).add(review == null ? "" : review.action())
                    .add(review == null || review.reason() == null ? "" : review.reason()));
        }
        return rows.toString();
    }
}
