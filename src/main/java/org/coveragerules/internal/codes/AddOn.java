package org.coveragerules.internal.codes;

import java.util.List;
import java.util.Objects;

/**
 * A code that is an add-on on the date it was asked for, which is performed only beside a primary.
 *
 * @param code      the add-on
 * @param type      1: only listed primaries; 2: no list, any code that is not itself an add-on; 3: the listed ones, and
 *                  the payer's own by rows of its own. With rows of several types in force the widest: 2, 3, 1
 * @param primaries the listed ones that are acceptable on the date, in the order of their text; some may themselves be
 *                  add-ons
 */
public record AddOn(String code, int type, List<String> primaries) {

    public AddOn {
        Objects.requireNonNull(code, "code");
        primaries = List.copyOf(primaries);
    }
}
