package org.coveragerules.internal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.coveragerules.GroupKind;
import org.coveragerules.internal.criteria.Criteria;
import org.coveragerules.internal.criteria.Criterion;
import org.coveragerules.internal.yaml.Nearest;
import org.coveragerules.internal.yaml.YamlReader;

/** Reads the {@code criteria} of a {@code policy.yaml}. */
final class CriteriaReader {

    /** Who nests deeper is not read any more by a person, and at some depth by no parser of JSON. */
    private static final int DEEPEST = 20;

    private final YamlReader reader;
    private final Set<String> statements;

    private CriteriaReader(YamlReader reader, Set<String> statements) {
        this.reader = reader;
        this.statements = statements;
    }

    /**
     * The criteria of a version; of one with a fault, which is noted, none.
     *
     * @param statements ids of the version's statements
     */
    static List<Criteria> read(YamlReader reader, JsonNode root, Set<String> statements) {
        var list = root.path("criteria");
        var criteria = new ArrayList<Criteria>();
        if (!list.isMissingNode() && (!list.isArray() || list.isEmpty())) {
            reader.problem(list.isNull() ? root : list, "`criteria` is no list with at least one item; write each as"
                    + " `- statement: ...`, or remove `criteria`");
        } else {
            var each = new CriteriaReader(reader, statements);
            for (var node : list) {
                each.whole(node, criteria);
            }
        }
        return List.copyOf(criteria);
    }

    private void whole(JsonNode node, List<Criteria> criteria) {
        reader.fields(node, "statement", "codes", "all", "any", "none", "atLeast", "of");
        if (!node.isObject()) {
            return;
        }
        var statement = reader.text(node, "statement");
        boolean known = statement.isEmpty() || isKnown(node.path("statement"), statement);
        var codes = ScopeReader.codes(reader, node);
        var tree = group(node, statement, 1);
        if (tree != null && known && !statement.isEmpty()) {
            criteria.add(new Criteria(statement, codes, tree));
        }
    }

    /** A statement or a group; null after a problem was noted. */
    private Criterion criterion(JsonNode node, String whole, int depth) {
        if (node.isValueNode() && !node.isNull()) {
            return leaf(node, whole);
        }
        if (!node.isObject()) {
            reader.problem(node, "found " + (node.isArray() ? "a list" : "nothing") + " where a statement or a group"
                    + " was expected; write a statement's id, or a group such as `{ any: [A-1, A-2] }`");
            return null;
        }
        if (depth > DEEPEST) {
            reader.problem(node, "is a group within " + DEEPEST + " others, which nobody reads; make it flatter");
            return null;
        }
        reader.fields(node, "all", "any", "none", "atLeast", "of");
        return group(node, whole, depth);
    }

    private Criterion leaf(JsonNode node, String whole) {
        var statement = node.asText();
        if (statement.equals(whole)) {
            reader.problem(node, "`" + statement + "` is what these criteria say as a whole, and can't be one of them;"
                    + " remove it here");
            return null;
        }
        return isKnown(node, statement) ? new Criterion.Leaf(statement) : null;
    }

    private boolean isKnown(JsonNode at, String statement) {
        // Where none could be read, that was told.
        boolean known = statements.isEmpty() || statements.contains(statement);
        if (!known) {
            reader.problem(at, "`criteria` has `" + statement + "`, which `statements` does not list"
                    + Nearest.hint(statement, statements));
        }
        return known;
    }

    private Criterion.Group group(JsonNode node, String whole, int depth) {
        var kinds = Arrays.stream(GroupKind.values()).filter(kind -> node.has(kind.word())).toList();
        if (kinds.size() != 1) {
            reader.problem(node, kinds.isEmpty() ? "is a group of no kind; write one of `all`, `any`, `none`, or"
                    + " `atLeast` with `of`"
                    : "is a group of several kinds, `" + String.join("` and `",
                    kinds.stream().map(GroupKind::word).toList())
                            + "`; put one into the other, as in `all: [A-1, { any: [A-2, A-3] }]`");
            return null;
        }
        var kind = kinds.get(0);
        boolean counts = kind == GroupKind.AT_LEAST;
        if (node.has("of") != counts) {
            reader.problem(node, counts ? "`atLeast` stands without `of`; list there what it counts"
                    : "`of` stands beside `" + kind.word() + "`; it belongs to `atLeast` alone");
            return null;
        }
        var of = list(node.path(counts ? "of" : kind.word()), counts ? "of" : kind.word(), whole, depth);
        int least = counts ? least(node.path("atLeast"), node.path("of").size()) : 0;
        return of == null || least < 0 ? null : new Criterion.Group(kind, least, of);
    }

    /** The criteria of a group; null after a problem was noted. */
    private List<Criterion> list(JsonNode list, String field, String whole, int depth) {
        if (!list.isArray() || list.isEmpty()) {
            reader.problem(list, "`" + field + "` is no list with at least one item; write it as `" + field
                    + ": [A-1, A-2]`");
            return null;
        }
        var of = new ArrayList<Criterion>();
        for (var child : list) {
            var criterion = criterion(child, whole, depth + 1);
            if (criterion != null) {
                of.add(criterion);
            }
        }
        return of.size() == list.size() ? of : null;
    }

    /** How many have to be met; less than 0 after a problem was noted. */
    private int least(JsonNode node, int size) {
        if (node.isInt() && node.intValue() >= 1 && node.intValue() <= size || size == 0) {
            return node.asInt();
        }
        reader.problem(node, "`atLeast` is `" + node.asText() + "`, which can't hold of the " + size
                + " that `of` lists;"
                + " write a whole number from 1 to " + size);
        return -1;
    }
}
