package org.coveragerules.internal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.coveragerules.internal.policy.CodeSet.Range;
import org.coveragerules.internal.text.NotUtf8Exception;
import org.coveragerules.internal.text.Utf8;
import org.coveragerules.internal.yaml.YamlReader;
import org.coveragerules.request.Condition;

/** Reads the value sets of a version, which stand in {@code policy.yaml} or in a table beside it. */
final class ValueSetReader {

    private static final Pattern SERVICE = Pattern.compile("[0-9A-Z][0-9]{3}[0-9A-Z]");

    /** Of another system it is not known which codes there are. */
    private static final Pattern OTHER = Pattern.compile("[0-9A-Z.]+");
    private static final Set<String> SERVICES = Set.of("CPT", "HCPCS");

    private final YamlReader reader;
    private final JsonNode node;
    private final String name;
    private final String system;
    private final List<Range> ranges = new ArrayList<>();

    private ValueSetReader(YamlReader reader, JsonNode node, String name) {
        this.reader = reader;
        this.node = node;
        this.name = name;
        this.system = reader.text(node, "system");
    }

    static Map<String, ValueSet> read(YamlReader reader, JsonNode sets, Function<String, Optional<byte[]>> beside) {
        var read = new LinkedHashMap<String, ValueSet>();
        if (!sets.isMissingNode() && !sets.isNull() && !sets.isObject()) {
            reader.problem(sets, "`valueSets` is no group of sets; write each as `name: { system: ICD-10-CM, codes: [] }`");
        }
        sets.properties().forEach(entry -> {
            reader.fields(entry.getValue(), "system", "codes", "file");
            read.put(entry.getKey(), new ValueSetReader(reader, entry.getValue(), entry.getKey()).read(beside));
        });
        return Collections.unmodifiableMap(read);
    }

    private ValueSet read(Function<String, Optional<byte[]>> beside) {
        var file = reader.optionalText(node, "file");
        if (file == null == !node.has("codes")) {
            reader.problem(node, "the value set `" + name + "` has " + (file == null ? "neither" : "both")
                    + " `codes` and `file`; write one of them");
        } else if (file == null) {
            for (var item : node.path("codes")) {
                range(item.asText()).ifPresentOrElse(ranges::add, () -> reader.problem(item, fault(item.asText())));
            }
            reader.texts(node, "codes");
        } else {
            table(file, beside.apply(file));
        }
        return new ValueSet(name, system, ranges, file, CodeSet.of(system, ranges));
    }

    /** Rows of one column, {@code code}, or of two, {@code first,last}, under a header that names them. */
    private void table(String file, Optional<byte[]> content) {
        if (content.isEmpty()) {
            reader.problem(node.path("file"), "`" + file + "` is not in the folder of the version; add it, or write the"
                    + " codes here");
            return;
        }
        try {
            int row = 0;
            boolean isOfRanges = false;
            for (var line : Utf8.text(content.get()).lines().toList()) {
                row++;
                var cells = line.replace("\"", "").strip();
                if (row == 1) {
                    isOfRanges = cells.equals("first,last");
                    if (!isOfRanges && !cells.equals("code")) {
                        reader.problem(node.path("file"), "`" + file + "` has the header `" + cells
                                + "`; write `code`, or `first,last`");
                        return;
                    }
                } else if (!cells.isEmpty()) {
                    var at = row;
                    range(isOfRanges ? cells.replace(",", "-") : cells).ifPresentOrElse(ranges::add,
                            () -> reader.problem(node.path("file"), "line " + at + " of `" + file + "`: "
                                    + fault(cells)));
                }
            }
        } catch (NotUtf8Exception e) {
            reader.problem(node.path("file"), "`" + file + "` " + e.getMessage());
        }
    }

    private String fault(String text) {
        return "`" + text + "` is neither a code of " + system
                + " nor a range of two, the first one first; write it as "
                + (CodeSet.isHierarchy(system) ? "`A12`, `A12.34` or `A10-A19`" : "`12345` or `12345-12349`");
    }

    private boolean isCode(String text) {
        return CodeSet.isHierarchy(system) ? Condition.isOne(text)
                : (SERVICES.contains(system) ? SERVICE : OTHER).matcher(text).matches();
    }

    private Optional<Range> range(String text) {
        var ends = text.toUpperCase(Locale.ROOT).split("-", -1);
        if (ends.length > 2 || !isCode(ends[0].strip()) || !isCode(ends[ends.length - 1].strip())) {
            return Optional.empty();
        }
        var range = new Range(CodeSet.form(ends[0].strip()), CodeSet.form(ends[ends.length - 1].strip()));
        return range.isBackwards() ? Optional.empty() : Optional.of(range);
    }
}
