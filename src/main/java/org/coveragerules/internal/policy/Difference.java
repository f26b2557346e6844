package org.coveragerules.internal.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that two versions of a policy say differently.
 *
 * @param name   a statement's id, or the name of a parameter, rule or property
 * @param before what the first version says; null: it does not have it
 * @param after  what the second version says; null: it does not have it
 */
public record Difference(String name, String before, String after) {

    /** What became of it from the first version to the second. */
    public enum Kind {
        ADDED, REMOVED, CHANGED
    }

    /** What became of it. */
    @JsonProperty
    public Kind kind() {
        return before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    /** What differs between texts by name, in the order of the first and then of the second. */
    static List<Difference> between(Map<String, String> before, Map<String, String> after) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        var differences = new ArrayList<Difference>();
        for (var name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                differences.add(new Difference(name, before.get(name), after.get(name)));
            }
        }
        return List.copyOf(differences);
    }
}
