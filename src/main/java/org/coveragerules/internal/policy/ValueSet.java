package org.coveragerules.internal.policy;

import java.util.List;

/**
 * A value set as a version has it.
 *
 * @param name   as rules ask for it
 * @param system such as ICD-10-CM, CPT or HCPCS
 * @param ranges its codes and ranges, as they were written, in the form in which codes are compared
 * @param file   the file they stand in; null: {@code policy.yaml}
 * @param codes  the set of them
 */
public record ValueSet(String name, String system, List<CodeSet.Range> ranges, String file, CodeSet codes) {

    public ValueSet {
        ranges = List.copyOf(ranges);
    }

    /** Its system and codes. */
    public String written() {
        return system + ": " + String.join(", ", ranges.stream().map(String::valueOf).toList());
    }

    /** Whether it holds no code. */
    public boolean isEmpty() {
        return codes.isEmpty();
    }

    /** Those of its codes and ranges that say what an earlier one says too. */
    public List<CodeSet.Range> overlapping() {
        return CodeSet.overlapping(system, ranges);
    }
}
