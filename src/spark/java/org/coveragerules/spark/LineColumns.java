package org.coveragerules.spark;

import java.time.LocalDate;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of a judged line in Parquet, as Spark would write them. */
final class LineColumns {

    private static final int DATE = Table.SCHEMA.fieldIndex(Table.DATE);
    private static final int OF_MONTH = "2026-01".length();

    private final StructField[] fields;
    /** Where each stands in a row; -1: the fingerprint does not. */
    private final int[] places;
    private final MessageType schema;
    private final Binary fingerprint;

    LineColumns(String fingerprint, boolean withDeterminations) {
        this.fields = Table.written(withDeterminations);
        this.places = new int[fields.length];
        var types = new Type[fields.length];
        for (int i = 0; i < fields.length; i++) {
            var name = fields[i].name();
            places[i] = name.equals(Table.FINGERPRINT) ? -1 : Table.SCHEMA.fieldIndex(name);
            types[i] = type(fields[i]);
        }
        this.schema = new MessageType("spark_schema", types);
        this.fingerprint = Binary.fromString(fingerprint);
    }

    static String month(Row line) {
        return line.getString(DATE).substring(0, OF_MONTH);
    }

    private static Type type(StructField field) {
        var name = field.name();
        if (name.equals(Table.DATE)) {
            return Types.optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType()).named(name);
        }
        if (field.dataType() instanceof ArrayType) {
            return Types.optionalList().requiredElement(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType()).named(name);
        }
        if (field.dataType() == DataTypes.StringType) {
            return Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType()).named(name);
        }
        return Types.optional(field.dataType() == DataTypes.BooleanType ? PrimitiveTypeName.BOOLEAN
                : PrimitiveTypeName.INT32).named(name);
    }

    WriteSupport<Row> support() {
        return new Support();
    }

    private final class Support extends WriteSupport<Row> {

        private RecordConsumer out;

        @Override
        public WriteContext init(Configuration hadoop) {
            // What Spark reads its own types from.
            return new WriteContext(schema, Map.of("org.apache.spark.sql.parquet.row.metadata",
                    new StructType(fields).json()));
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            out = consumer;
        }

        @Override
        public void write(Row line) {
            out.startMessage();
            for (int i = 0; i < fields.length; i++) {
                var value = places[i] < 0 ? fingerprint : line.get(places[i]);
                if (value != null) {
                    out.startField(fields[i].name(), i);
                    write(i, value);
                    out.endField(fields[i].name(), i);
                }
            }
            out.endMessage();
        }

        private void write(int column, Object value) {
            if (places[column] == DATE) {
                out.addInteger((int) LocalDate.parse((String) value).toEpochDay());
            } else if (value instanceof Integer number) {
                out.addInteger(number);
            } else if (value instanceof Boolean flag) {
                out.addBoolean(flag);
            } else if (value instanceof String[] texts) {
                list(texts);
            } else {
                out.addBinary(value instanceof Binary known ? known : Binary.fromString((String) value));
            }
        }

        private void list(String[] texts) {
            out.startGroup();
            if (texts.length > 0) {
                out.startField("list", 0);
                for (var text : texts) {
                    out.startGroup();
                    out.startField("element", 0);
                    out.addBinary(Binary.fromString(text));
                    out.endField("element", 0);
                    out.endGroup();
                }
                out.endField("list", 0);
            }
            out.endGroup();
        }
    }
}
