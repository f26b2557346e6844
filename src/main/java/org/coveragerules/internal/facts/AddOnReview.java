package org.coveragerules.internal.facts;

import java.util.ArrayList;
import java.util.List;

/**
 * The line is an add-on, which follows the decision on its primary.
 *
 * @param line             the add-on
 * @param primaries        lines of its date that are acceptable primaries, by number; some may themselves be add-ons
 * @param primaryOnFile    whether an acceptable one was authorized before, which counts as approved
 */
public record AddOnReview(ServiceLine line, List<ServiceLine> primaries, boolean primaryOnFile) implements HandedFact {

    /**
     * The primaries as a text names them.
     *
     * @param each   how to name a line, with places for its {@code {code}} and {@code {number}}
     * @param onFile how to name one that was authorized before
     */
    public String named(String each, String onFile) {
        var template = Template.of(each);
        var names = new ArrayList<String>();
        for (var primary : primaries) {
            names.add(template.fill(place -> place.equals("number") ? String.valueOf(primary.number())
                    : place.equals("code") ? primary.code() : null));
        }
        if (primaryOnFile) {
            names.add(onFile);
        }
        return String.join(", ", names);
    }
}
