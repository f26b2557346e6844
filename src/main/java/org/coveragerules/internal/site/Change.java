package org.coveragerules.internal.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.coveragerules.internal.policy.ChangeInWords;
import org.coveragerules.internal.policy.Difference;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.VersionDifference;

/**
 * What a version says otherwise than an earlier one.
 *
 * @param from   the earlier version
 * @param to     the later one
 * @param said   what it means, in sentences
 * @param parts  by what they are part of: their texts beside each other
 * @param impact what it did to real requests; null: nobody has looked
 */
record Change(PolicyVersion from, PolicyVersion to, List<String> said, Map<String, List<Difference>> parts,
        Impact impact) {

    static Change of(VersionDifference difference, PolicyVersion from, PolicyVersion to, Impact impact) {
        return new Change(from, to, ChangeInWords.of(difference, from, to), parts(difference), impact);
    }

    private static Map<String, List<Difference>> parts(VersionDifference difference) {
        var parts = new LinkedHashMap<String, List<Difference>>();
        put(parts, "Properties", difference.properties());
        put(parts, "Statements", difference.statements());
        put(parts, "Criteria", difference.criteria());
        put(parts, "Parameters", difference.parameters());
        put(parts, "Rules", difference.rules());
        return parts;
    }

    private static void put(Map<String, List<Difference>> parts, String name, List<Difference> differences) {
        if (!differences.isEmpty()) {
            parts.put(name, differences);
        }
    }

    static List<SideBySide.Row> rows(Difference difference) {
        return SideBySide.of(difference.before(), difference.after());
    }
}
