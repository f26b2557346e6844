package org.coveragerules.internal.vocabulary;

import java.util.List;

/**
 * How a remittance says a reason.
 *
 * @param statement the statement alone whose reason is said so; null: any
 * @param documents whether it holds only where a document is missing
 * @param group     who bears the adjustment; null: {@code CO}
 * @param carc      claim adjustment reason code; null: none
 * @param rarc      remittance advice remark code; null: none
 */
public record Remittance(String statement, boolean documents, String group, String carc, String rarc) {

    /** Of an adjustment that the contract makes the provider bear, as most are. */
    private static final String CONTRACTUAL = "CO";

    /** Who bears the adjustment, as it is written. */
    public String bearer() {
        return group == null ? CONTRACTUAL : group;
    }

    /** Whether a reason of a statement, with what it found missing, is said so. */
    boolean fits(String ofStatement, List<String> missing, Vocabulary words) {
        return (statement == null || statement.equals(ofStatement)) && (!documents || missing.stream()
                .anyMatch(words.words(WordKind.DOCUMENT)::containsKey));
    }
}
