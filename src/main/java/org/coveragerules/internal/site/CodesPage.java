package org.coveragerules.internal.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Codes that have a page.
 *
 * @param beginnings pages of codes that begin alike; empty on such a page
 * @param codes      that begin alike
 */
record CodesPage(Frame frame, Collection<String> beginnings, List<String> codes) {

    /** So many characters codes have in common that share a page. */
    private static final int COMMON = 2;

    /** By how they begin, the codes. */
    static SortedMap<String, List<String>> byBeginning(Collection<String> codes) {
        var byBeginning = new TreeMap<String, List<String>>();
        codes.forEach(code -> byBeginning.computeIfAbsent(code.substring(0, COMMON), none -> new ArrayList<>())
                .add(code));
        return byBeginning;
    }
}
