package org.coveragerules.facts;

import java.util.List;
import java.util.Map;

/** The numbers, texts and lists that a policy version declares, as its rules read them through {@code policy}. */
public final class PolicyParameters {

    private final String owner;
    private final Map<String, Object> values;

    /**
     * @param owner  policy and version, for messages
     * @param values Integer, String or List of String by name
     */
    public PolicyParameters(String owner, Map<String, Object> values) {
        this.owner = owner;
        this.values = Map.copyOf(values);
    }

    /** A whole number. */
    public int number(String name) {
        return value(name, Integer.class);
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
