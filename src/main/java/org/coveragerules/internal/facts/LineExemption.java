package org.coveragerules.internal.facts;

import java.util.List;
import java.util.Objects;
import org.coveragerules.request.Exemption;

/**
 * An exemption of the provider that speaks of a line on its date: it names the line's code or category.
 *
 * @param line         the line
 * @param jurisdiction {@code US} or a state, whose law exempts the provider; null: the plan does
 * @param citation     where it stands; never null, empty where not told
 */
public record LineExemption(ServiceLine line, String jurisdiction, String citation) {

    /** Those of some that speak of a line; whether a law reaches the plan is for the rules to say. */
    static List<LineExemption> of(ServiceLine line, List<Exemption> exemptions) {
        return exemptions.stream()
                .filter(each -> each.codes().contains(line.code())
                        || each.category() != null && line.categories().contains(each.category()))
                .filter(each -> each.from() == null || !line.date().isBefore(each.from()))
                .filter(each -> each.to() == null || !line.date().isAfter(each.to()))
                .map(each -> new LineExemption(line, each.jurisdiction(),
                        Objects.requireNonNullElse(each.citation(), "")))
                .distinct().toList();
    }
}
