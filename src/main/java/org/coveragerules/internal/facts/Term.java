package org.coveragerules.internal.facts;

import java.util.Set;
import org.coveragerules.request.TermEffect;

/**
 * A plan provision or a coverage mandate that speaks of a line on its date: it names the line's code or category, or is
 * the coverage of clinical trials and the request is part of one.
 *
 * @param line         the line
 * @param jurisdiction of a mandate: {@code US} or a state; null: it is a provision of the plan
 * @param effect       never null
 * @param byCode       whether it names the line's code, which beats a category
 * @param trial        whether it is the coverage of clinical trials
 * @param overrides    what a COVERED term says it sets aside; may be empty
 * @param citation     where it stands; never null, empty where not told
 */
public record Term(ServiceLine line, String jurisdiction, TermEffect effect, boolean byCode, boolean trial,
        Set<String> overrides, String citation) {
}
