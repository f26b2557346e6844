package org.coveragerules.spark;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Inputs that Spark reads, and what is found in them. */
final class Inputs {

    /** What an input is. */
    enum Form {
        /** One request or record a line, in UTF-8, as it is or packed. */
        ndjson,
        /** A column of such texts, or columns named as the fields of a request. */
        parquet,
        /** Interchanges: 837P, 837I or 278. */
        x12;

        /** By what a path ends in. */
        static Form of(String path) {
            var name = path.toLowerCase(Locale.ROOT).replaceAll("[/*]+$", "");
            return name.endsWith(".parquet") ? parquet
                    : name.endsWith(".edi") || name.endsWith(".x12") || name.endsWith(".837") || name.endsWith(".278")
                    ? x12 : ndjson;
        }
    }

    /** What Spark calls the lines of a text. */
    private static final String TEXT = "value";

    private Inputs() {
    }

    /**
     * The lines of inputs.
     *
     * @param form  of all of them; null: by their names
     * @param aside takes what else is found
     */
    static JavaRDD<Row> lines(SparkSession spark, List<String> paths, Form form, Judging judging, Aside aside) {
        JavaRDD<Row> all = null;
        for (int input = 0; input < paths.size(); input++) {
            var path = paths.get(input);
            var lines = judged(spark, input, path, form == null ? Form.of(path) : form, judging)
                    .mapPartitions(aside::lines);
            all = all == null ? lines : all.union(lines);
        }
        return all;
    }

    private static JavaRDD<Row> judged(SparkSession spark, int input, String path, Form form, Judging judging) {
        return switch (form) {
            case ndjson -> counted(placed(input, spark.read().option("lineSep", "\n").text(path)), judging);
            case parquet -> counted(placed(input, json(spark.read().parquet(path))), judging);
            case x12 -> {
                var files = JavaSparkContext.fromSparkContext(spark.sparkContext()).binaryFiles(path);
                yield files.mapPartitions(each -> judging.interchanges(input, each));
            }
        };
    }

    /** The bytes as they stand there, so that what is no UTF-8 is seen to be none; and where they do. */
    private static Dataset<Row> placed(int input, Dataset<Row> lines) {
        return lines.select(functions.lit(input), functions.col("_metadata.file_path"),
                functions.col("_metadata.file_block_start"), functions.col(TEXT).cast(DataTypes.BinaryType));
    }

    /** A table of one column of text has requests; any other has their fields, of which those that are null are absent. */
    static Dataset<Row> json(Dataset<Row> table) {
        var fields = table.schema().fields();
        return fields.length == 1 && fields[0].dataType().equals(DataTypes.StringType)
                ? table.withColumn(TEXT, functions.col("`" + fields[0].name() + "`"))
                : table.withColumn(TEXT, functions.to_json(functions.struct("*")));
    }

    /** What is found in lines of files. They are counted first, so that a task knows at which line of a file it begins. */
    private static JavaRDD<Row> counted(Dataset<Row> lines, Judging judging) {
        var named = lines.toDF(Table.INPUT, Table.SOURCE, Table.BLOCK, Table.TEXT);
        var before = new HashMap<Table.Place, Long>();
        var sums = new HashMap<String, Long>();
        for (var block : named.groupBy(Table.INPUT, Table.SOURCE, Table.BLOCK).count().orderBy(Table.SOURCE, Table.BLOCK)
                .collectAsList()) {
            long sum = sums.getOrDefault(block.getString(1), 0L);
            before.put(new Table.Place(block.getInt(0), block.getString(1), block.getLong(2)), sum);
            sums.put(block.getString(1), sum + block.getLong(3));
        }
        return found(named, before, judging);
    }

    /**
     * What is found in lines of text.
     *
     * @param lines input, source, block and text; nobody knows what stands before them
     */
    static Dataset<Row> judged(Dataset<Row> lines, Judging judging) {
        return table(lines.sparkSession(), found(lines, new HashMap<>(), judging));
    }

    /** @param before how many lines of a file stand before a block; of one that is not there, none */
    private static JavaRDD<Row> found(Dataset<Row> lines, HashMap<Table.Place, Long> before, Judging judging) {
        return lines.javaRDD().mapPartitions(rows -> judging.lines(rows, before));
    }

    /**
     * Rows as a table. Of {@code Dataset.mapPartitions} Spark makes one method that takes up all columns, so long that
     * the JVM does not compile it.
     */
    private static Dataset<Row> table(SparkSession spark, JavaRDD<Row> rows) {
        return spark.createDataFrame(rows, Table.SCHEMA);
    }

    /** The name of a file as a person gives it. */
    static String name(URI file) {
        return file.getScheme() == null || file.getScheme().equals("file") ? file.getPath() : file.toString();
    }
}
