package org.coveragerules.spark;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.coveragerules.replay.LineRow;
import org.coveragerules.replay.Part;

/**
 * The columns in which judged lines come, and those of what a task finds beside them. A task hands over both in one table;
 * a run writes lines by the former, and the rest aside by the latter.
 */
final class Table {

    /** Of what a task finds: where it stands, and what it is. */
    static final String KIND = "kind";
    static final String INPUT = "input";
    static final String SOURCE = "source";
    static final String BLOCK = "block";
    static final String PLACE = "place";
    static final String GROUP = "alike";
    static final String TEXT = "text";
    static final String REQUESTS = "requests";

    static final String LINE = "LINE";
    static final String TALLY = "TALLY";

    static final String REQUEST = "request";
    static final String MONTH = "month";
    static final String DATE = "date";
    static final String FINGERPRINT = "fingerprint";
    static final String DETERMINATION = "determination";

    private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType, false);

    private static final List<StructField> FOUND = List.of(text(KIND), whole(INPUT), text(SOURCE), number(BLOCK),
            number(PLACE), text(GROUP), text(TEXT), number(REQUESTS));

    /** The date is a text on its way, since sessions differ in what they take for a date. */
    private static final List<StructField> OF_LINE = List.of(text(REQUEST), text("type"), whole("line"), text(DATE),
            text(MONTH), text("code"), text("place_of_service"), whole("visits_asked"), text("outcome"),
            whole("visits"), whole("units"), whole("levels"), texts("statements"), texts("codes"), texts("policies"),
            text("outcome_before"), whole("visits_before"), whole("units_before"), whole("levels_before"),
            texts("statements_before"), flag("changed"), flag("flagged"), text(FINGERPRINT), text(DETERMINATION));

    /** What the date and the rules tell of every line is not kept with each. */
    private static final Set<String> TOLD = Set.of(MONTH, FINGERPRINT);

    static final StructType SCHEMA = schema();
    /** Of what is found beside lines. */
    static final StructType FOUND_SCHEMA = new StructType(FOUND.toArray(StructField[]::new));

    private Table() {
    }

    private static StructType schema() {
        var all = new ArrayList<>(FOUND);
        OF_LINE.stream().filter(field -> !TOLD.contains(field.name())).forEach(all::add);
        return new StructType(all.toArray(StructField[]::new));
    }

    /** The columns of a judged line, as they are promised; of what is no line they are null. */
    static Column[] ofLine(Judging judging) {
        return OF_LINE.stream().map(StructField::name)
                .filter(name -> judging.hasDeterminations() || !name.equals(DETERMINATION))
                .map(name -> switch (name) {
                    case DATE -> functions.col(DATE).cast(DataTypes.DateType).as(DATE);
                    case MONTH -> functions.col(DATE).substr(1, 7).as(MONTH);
                    case FINGERPRINT -> functions.when(functions.col(KIND).equalTo(LINE),
                            functions.lit(judging.fingerprint())).as(FINGERPRINT);
                    default -> functions.col(name);
                }).toArray(Column[]::new);
    }

    /** The columns of a judged line as they are written, with the file that it came from, and but for its month. */
    static StructField[] written(boolean withDeterminations) {
        return Stream.concat(OF_LINE.stream().filter(field -> !field.name().equals(MONTH)
                        && (withDeterminations || !field.name().equals(DETERMINATION)))
                .map(field -> field.name().equals(DATE) ? new StructField(DATE, DataTypes.DateType, true,
                        Metadata.empty()) : field), Stream.of(text(SOURCE))).toArray(StructField[]::new);
    }

    /** Where something was found. */
    record Place(int input, String source, long block) implements Serializable {
    }

    /** @param determination as JSON; null: it is not wanted */
    static Row line(Place place, long number, LineRow line, String determination) {
        var now = line.now();
        var before = line.before();
        return row(place, LINE, number, null, null, null,
                line.request(), line.type().name(), line.line(), line.date().toString(), line.code(),
                line.placeOfService(), line.visitsAsked(), now.outcome().name(), now.visits(), now.units(),
                now.levels(), array(now.statements()), array(line.codes()), array(line.policies()),
                before == null || before.outcome() == null ? null : before.outcome().name(),
                before == null ? null : before.visits(), before == null ? null : before.units(),
                before == null ? null : before.levels(), before == null ? null : array(before.statements()),
                before == null ? null : line.changed(), line.flagged(), determination);
    }

    static Row found(Place place, long number, Part.Found found) {
        return row(place, found.kind().name(), number, found.group(), found.json(), null);
    }

    static Row tally(Place place, long number, Part part) {
        return row(place, TALLY, number, null, part.tally(), part.read());
    }

    static boolean isLine(Row row) {
        return row.getString(0).equals(LINE);
    }

    /** Writes of a row, which is no line, what there is to it, as a list. */
    static void writeFound(Row row, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (int i = 0; i < FOUND.size(); i++) {
            out.writePOJO(row.get(i));
        }
        out.writeEndArray();
    }

    /** A row as it was written. */
    static Row found(JsonNode written) {
        var cells = new Object[FOUND.size()];
        for (int i = 0; i < cells.length; i++) {
            var cell = written.get(i);
            var type = FOUND.get(i).dataType();
            cells[i] = cell.isNull() ? null : type == DataTypes.StringType ? cell.textValue()
                    : type == DataTypes.LongType ? (Object) cell.longValue() : (Object) cell.intValue();
        }
        return RowFactory.create(cells);
    }

    private static Row row(Place place, String kind, long number, String group, String text, Long requests,
            Object... ofLine) {
        var cells = new Object[SCHEMA.size()];
        System.arraycopy(new Object[] {kind, place.input(), place.source(), place.block(), number, group, text,
            requests}, 0, cells, 0, FOUND.size());
        System.arraycopy(ofLine, 0, cells, FOUND.size(), ofLine.length);
        return RowFactory.create(cells);
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static StructField text(String name) {
        return new StructField(name, DataTypes.StringType, true, Metadata.empty());
    }

    private static StructField whole(String name) {
        return new StructField(name, DataTypes.IntegerType, true, Metadata.empty());
    }

    private static StructField number(String name) {
        return new StructField(name, DataTypes.LongType, true, Metadata.empty());
    }

    private static StructField flag(String name) {
        return new StructField(name, DataTypes.BooleanType, true, Metadata.empty());
    }

    private static StructField texts(String name) {
        return new StructField(name, TEXTS, true, Metadata.empty());
    }
}
