package org.coveragerules.internal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.coveragerules.internal.codes.CodeScope;
import org.coveragerules.internal.yaml.YamlReader;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.LineOfBusiness;

/** Reads which lines a version judges: {@code appliesTo}, of which codes and disciplines may stand at the margin. */
final class ScopeReader {

    private static final String APPLIES_TO = "appliesTo";
    private static final int OLDEST = 150;

    private final YamlReader reader;
    private final JsonNode root;
    private final JsonNode node;

    private ScopeReader(YamlReader reader, JsonNode root) {
        this.reader = reader;
        this.root = root;
        this.node = root.path(APPLIES_TO);
    }

    static Scope scope(YamlReader reader, JsonNode root) {
        return new ScopeReader(reader, root).scope();
    }

    private Scope scope() {
        if (root.has(APPLIES_TO)) {
            reader.fields(node, "linesOfBusiness", "states", "disciplines", "codes", "categories", "placesOfService",
                    "diagnoses", "ages");
        }
        var ages = node.path("ages");
        if (!ages.isMissingNode()) {
            reader.fields(ages, "from", "to");
        }
        var from = age(ages, "from");
        var to = age(ages, "to");
        if (from != null && to != null && from > to) {
            reader.problem(ages, "`ages` end (" + to + ") before they begin (" + from + "); turn them round");
        }
        for (var state : reader.texts(node, "states")) {
            if (!state.matches("[A-Z]{2}")) {
                reader.problem(node.path("states"), "`" + state + "` is no state; write two letters, such as `WI`");
            }
        }
        for (var place : reader.texts(node, "placesOfService")) {
            if (!place.matches("\\d\\d")) {
                reader.problem(node.path("placesOfService"), "`" + place + "` is no place of service; write two digits"
                        + " in quotes, such as `\"11\"`");
            }
        }
        return new Scope(constants(both("disciplines"), "disciplines", Discipline.class), codes(reader, both("codes")),
                Set.copyOf(reader.texts(node, "categories")), Set.copyOf(reader.texts(node, "placesOfService")),
                constants(node, "linesOfBusiness", LineOfBusiness.class), Set.copyOf(reader.texts(node, "states")),
                reader.optionalText(node, "diagnoses"), from, to);
    }

    /** The node that has a field which may stand in either place. */
    private JsonNode both(String field) {
        if (root.has(field) && node.has(field)) {
            reader.problem(root.path(field), "`" + field + "` stands here and in `appliesTo`; keep the one there");
        }
        return node.has(field) ? node : root;
    }

    private Integer age(JsonNode ages, String field) {
        var age = ages.path(field);
        if (age.isMissingNode()) {
            return null;
        }
        if (!age.isInt() || age.intValue() < 0 || age.intValue() > OLDEST) {
            reader.problem(age, "`" + field + "` is no age; write full years, from 0 to " + OLDEST);
            return null;
        }
        return age.intValue();
    }

    private <E extends Enum<E>> Set<E> constants(JsonNode at, String field, Class<E> type) {
        Set<E> constants = EnumSet.noneOf(type);
        for (var name : reader.texts(at, field)) {
            var constant = reader.constant(at.path(field), name, type);
            if (constant != null) {
                constants.add(constant);
            }
        }
        return constants;
    }

    /** The codes of a node; every code where it has none. */
    static CodeScope codes(YamlReader reader, JsonNode at) {
        var list = at.path("codes");
        var codes = reader.texts(at, "codes");
        boolean faulty = false;
        for (var item : list) {
            var fault = item.isValueNode() && !item.isNull() ? CodeScope.fault(item.asText())
                    : Optional.<String>empty();
            fault.ifPresent(text -> reader.problem(item, "`codes`: " + text));
            faulty |= fault.isPresent();
        }
        if (list.isArray() && list.isEmpty()) {
            reader.problem(list, "`codes` is empty; list the codes whose lines are judged, or remove `codes` where"
                    + " lines of every code are");
        }
        return faulty ? CodeScope.EVERY : CodeScope.of(codes);
    }
}
