package org.coveragerules.facts;

import java.util.List;

/**
 * The line is an add-on, which follows the decision on its primary (CMM-PRI-1).
 *
 * @param line             the add-on
 * @param primaries        lines of its date that are acceptable primaries, by number; some may themselves be add-ons
 * @param primaryOnFile    whether an acceptable one was authorized before, which counts as approved
 */
public record AddOnReview(ServiceLine line, List<ServiceLine> primaries, boolean primaryOnFile) implements Mark {
}
