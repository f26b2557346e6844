package org.coveragerules.internal.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.coveragerules.internal.policy.CodeSet;
import org.coveragerules.internal.policy.ValueSet;

/** The numbers, texts and lists that a policy version declares, as its rules read them through {@code policy}. */
public final class PolicyParameters {

    private final String owner;
    private final Map<String, Object> values;
    private final Map<String, ValueSet> sets;

    /**
     * @param owner  policy and version, for messages
     * @param values Integer, BigDecimal, String or List of String by name
     * @param sets   value sets by name
     */
    public PolicyParameters(String owner, Map<String, Object> values, Map<String, ValueSet> sets) {
        this.owner = owner;
        this.values = Map.copyOf(values);
        this.sets = Map.copyOf(sets);
    }

    /** A whole number. */
    public int number(String name) {
        return value(name, Integer.class);
    }

    /** A number, whole or not. */
    public double decimal(String name) {
        return value(name, Number.class).doubleValue();
    }

    /** A value set. */
    public CodeSet codes(String name) {
        var set = sets.get(name);
        if (set == null) {
            throw new IllegalStateException("`" + owner + "` declares no value set `" + name + "`; its value sets are "
                    + sets.keySet().stream().sorted().toList());
        }
        return set.codes();
    }

    /** A text. */
    public String text(String name) {
        return value(name, String.class);
    }

    /** A list of texts, such as codes or days. */
    @SuppressWarnings("unchecked")
    public List<String> list(String name) {
        return value(name, List.class);
    }

    /** A parameter as a text shows it; null where there is none. */
    public String shown(String name) {
        var value = values.get(name);
        return value == null ? null : value instanceof BigDecimal number ? number.toPlainString()
                : value instanceof List<?> list ? String.join(", ", list.stream().map(String::valueOf).toList())
                : value.toString();
    }

    /** Every parameter by name. */
    public Map<String, Object> values() {
        return values;
    }

    private <T> T value(String name, Class<T> type) {
        var value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalStateException("`" + owner + "` declares no " + type.getSimpleName() + " parameter `"
                    + name + "`; its parameters are " + values.keySet().stream().sorted().toList());
        }
        return type.cast(value);
    }
}
