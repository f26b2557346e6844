package org.coveragerules.internal.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coveragerules.internal.vocabulary.DeclaredTable.Column;
import org.coveragerules.internal.vocabulary.DeclaredTable.Type;
import org.coveragerules.internal.yaml.Nearest;
import org.coveragerules.internal.yaml.YamlReader;

/** Reads one entry of {@code tables}. */
final class TableReader {

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*\\.csv");

    private static final String REQUIRED = "!";
    private static final List<String> TYPES = Stream.concat(
            Arrays.stream(Type.values()).filter(type -> type != Type.WORDS).map(Type::written),
            Arrays.stream(WordKind.values()).map(WordKind::section)).toList();

    private final YamlReader reader;
    private final String name;
    private final JsonNode node;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    TableReader(YamlReader reader, String name, JsonNode node) {
        this.reader = reader;
        this.name = name;
        this.node = node;
    }

    /** None where it is faulty, which is told. */
    Optional<DeclaredTable> read() {
        reader.fields(node, "says", "columns", "key", "from", "through", "one");
        var says = reader.text(node, "says");
        readColumns();
        var key = reader.texts(node, "key");
        var from = day("from");
        var through = day("through");
        if (columns.isEmpty() || !isKey(key)) {
            return Optional.empty();
        }
        return Optional.of(new DeclaredTable(name, says, columns, key, from, through, reader.flag(node, "one")));
    }

    private void readColumns() {
        var declared = node.path("columns");
        if (!declared.isObject() || declared.isEmpty()) {
            reader.problem(declared.isMissingNode() ? node : declared, "table `" + name + "` declares no columns;"
                    + " write them as `columns: { code: code!, effective: day }`");
            return;
        }
        declared.properties().forEach(column -> {
            var written = column.getValue().asText();
            boolean required = written.endsWith(REQUIRED);
            var type = required ? written.substring(0, written.length() - REQUIRED.length()) : written;
            if (!TYPES.contains(type)) {
                reader.problem(column.getValue(), "column `" + column.getKey() + "` of `" + name + "` is a `" + type
                        + "`, which no column is" + Nearest.hint(type, TYPES) + "; take one of "
                        + String.join(", ", TYPES) + ", with `!` behind it where no cell may be empty");
                return;
            }
            var words = Arrays.stream(WordKind.values()).filter(kind -> kind.section().equals(type)).findFirst();
            columns.put(column.getKey(), new Column(words.isPresent() ? Type.WORDS : Arrays.stream(Type.values())
                    .filter(each -> each.written().equals(type)).findFirst().orElseThrow(), words.orElse(null),
                    required));
        });
    }

    private boolean isKey(List<String> key) {
        var types = key.stream().map(columns::get).map(column -> column == null || !column.required() ? null
                : column.type()).collect(Collectors.toList());
        boolean isKey = types.equals(List.of(Type.CODE)) || types.equals(List.of(Type.CODES))
                || types.equals(List.of(Type.CODE, Type.CODE));
        if (!isKey && !columns.isEmpty()) {
            reader.problem(node.has("key") ? node.path("key") : node, "the `key` of table `" + name + "` finds no"
                    + " row; write `[code]` with a column `code: code!`, `[first, last]` with two of them for a range"
                    + " of codes, or `[codes]` with a column `codes: codes!` for codes that are asked for together");
        }
        return isKey;
    }

    private String day(String field) {
        var column = reader.optionalText(node, field);
        if (column != null && (!columns.containsKey(column) || columns.get(column).type() != Type.DAY)) {
            reader.problem(node.path(field), "`" + field + "` of table `" + name + "` names `" + column + "`, which is"
                    + " no column of days" + Nearest.hint(column, columns.keySet()) + "; declare it as `" + column
                    + ": day`");
            return null;
        }
        return column;
    }
}
