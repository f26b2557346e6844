package org.coveragerules.internal.codes;

import java.util.List;
import java.util.Map;

/**
 * A row of a payer's table.
 *
 * @param line   its line in the file, from 1
 * @param period the days on which it holds
 * @param cells  by column what it says: of a text or code one or none, of codes and words as many as it names
 */
record TableRow(int line, Period period, Map<String, List<String>> cells) {

    List<String> cell(String column) {
        return cells.getOrDefault(column, List.of());
    }
}
