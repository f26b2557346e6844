package org.coveragerules.internal.codes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Many scopes, asked which of them a code is in. Each range is held as the fewest blocks of 1, 2, 4, 8 and so on codes
 * that make it up, and a code asks for the one block of each size around it: what is held grows with the ranges alone,
 * however they overlap, and asking does not grow with them.
 */
public final class CodeScopes {

    /** By size and place of a block, the scopes that hold it whole, ascending. */
    private final Map<Integer, int[]> blocks = new HashMap<>();
    /** A bit for each size of which there is a block. */
    private int sizes;

    /** Scopes by their place in a list; one that is for every code is left out. */
    public CodeScopes(List<CodeScope> scopes) {
        for (int scope = 0; scope < scopes.size(); scope++) {
            for (var range : scopes.get(scope).ranges()) {
                add(range, scope);
            }
        }
    }

    private void add(CodeRange range, int scope) {
        for (int first = range.first(); first <= range.last();) {
            int size = 0;
            while ((first & (2 << size) - 1) == 0 && first + (2 << size) - 1 <= range.last()) {
                size++;
            }
            sizes |= 1 << size;
            blocks.merge(key(first, size), new int[] {scope}, CodeScopes::joined);
            first += 1 << size;
        }
    }

    /** Ranges of one scope may overlap; it is named once. */
    private static int[] joined(int[] scopes, int[] added) {
        if (scopes[scopes.length - 1] == added[0]) {
            return scopes;
        }
        var joined = Arrays.copyOf(scopes, scopes.length + 1);
        joined[scopes.length] = added[0];
        return joined;
    }

    private static int key(int code, int size) {
        return size << CodeNumber.BITS | code >> size;
    }

    /** Names, by their places and in no order, the scopes that a code is in; one of overlapping ranges maybe twice. */
    public void of(String code, IntConsumer scope) {
        int number = sizes == 0 ? CodeNumber.NONE : CodeNumber.of(code);
        if (number == CodeNumber.NONE) {
            return;
        }
        for (int size = 0; sizes >> size != 0; size++) {
            var found = (sizes >> size & 1) == 0 ? null : blocks.get(key(number, size));
            if (found != null) {
                for (int each : found) {
                    scope.accept(each);
                }
            }
        }
    }
}
