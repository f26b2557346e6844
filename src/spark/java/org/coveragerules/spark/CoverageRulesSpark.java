package org.coveragerules.spark;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.coveragerules.DeterminationException;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.RulesException;
import org.coveragerules.replay.Part;

/**
 * Coverage Rules as a notebook asks them:
 *
 * <pre>{@code
 * var rules = CoverageRulesSpark.open(spark, "/policies/rules");
 * var lines = rules.determine(spark.read().textFile("requests.ndjson"));
 * lines.groupBy("outcome").count().show();
 * }</pre>
 *
 * The rules are read once, here, and opened once in each JVM of an executor, which refuses any others.
 */
public final class CoverageRulesSpark {

    private final SparkSession spark;
    private final Broadcast<ShippedRules> rules;

    private CoverageRulesSpark(SparkSession spark, ShippedRules rules) {
        this.spark = spark;
        this.rules = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(rules);
    }

    /** Opens the rules in the jar. */
    public static CoverageRulesSpark bundled(SparkSession spark) {
        return new CoverageRulesSpark(spark, ShippedRules.of(hadoop(spark), null, null, List.of()));
    }

    /**
     * Opens a directory of rules with the code tables of the jar.
     *
     * @param directory any that Spark can read
     * @throws RulesException naming everything that is wrong with the rules
     */
    public static CoverageRulesSpark open(SparkSession spark, String directory) {
        return open(spark, directory, null);
    }

    /**
     * Opens a directory of rules.
     *
     * @param directory any that Spark can read
     * @param codes     code tables, likewise; null: those in the jar
     * @throws RulesException naming everything that is wrong with the rules
     */
    public static CoverageRulesSpark open(SparkSession spark, String directory, String codes) {
        return new CoverageRulesSpark(spark, ShippedRules.of(hadoop(spark), directory, codes, List.of()));
    }

    /** Names the exact rules, code tables and judging of the library, as every row does. */
    public String fingerprint() {
        return rules.value().fingerprint();
    }

    /**
     * Judges requests.
     *
     * @param requests one column of texts, each a request or a record as JSON; or columns named as the fields of a
     *                 request
     * @return a row a line, as docs/scale.md has its columns; and one for each request that was not judged, of which
     *         {@code rejected} says why, and {@code outcome} is null
     */
    public Dataset<Row> determine(Dataset<?> requests) {
        return judged(requests, Judging.determine(rules, Judging.Chosen.ALL));
    }

    /** The same with the whole determination of its request, as JSON, in the column {@code determination} of each line. */
    public Dataset<Row> determinations(Dataset<?> requests) {
        return judged(requests, Judging.determine(rules, Judging.Chosen.ALL).withDeterminations());
    }

    /** How Spark reaches file systems. */
    static Configuration hadoop(SparkSession spark) {
        return spark.sparkContext().hadoopConfiguration();
    }

    private static Dataset<Row> judged(Dataset<?> requests, Judging judging) {
        var lines = Inputs.json(requests.toDF()).select(functions.lit(0), functions.lit(""), functions.lit(0L),
                functions.col("value").cast(DataTypes.BinaryType));
        var isRejected = functions.col(Table.KIND).equalTo(Part.Kind.REJECTED.name());
        var found = Inputs.judged(lines, judging)
                .where(functions.col(Table.KIND).equalTo(Table.LINE).or(isRejected));
        var columns = new ArrayList<>(List.of(Table.ofLine(judging)));
        columns.set(0, functions.when(isRejected, functions.get_json_object(functions.col(Table.TEXT), "$.request"))
                .otherwise(functions.col("request")).as("request"));
        columns.add(functions.when(isRejected, functions.get_json_object(functions.col(Table.TEXT), "$.reason"))
                .as("rejected"));
        return found.select(columns.toArray(Column[]::new));
    }

    /**
     * Makes SQL know {@code coverage_determine(json)}: the determination of a request as JSON, and of what is none an
     * object whose {@code rejected} says why.
     */
    public CoverageRulesSpark register() {
        var shipped = rules;
        spark.udf().register("coverage_determine", (UDF1<String, String>) json -> json == null ? null
                : determined(shipped.value(), json), DataTypes.StringType);
        return this;
    }

    private static String determined(ShippedRules shipped, String json) {
        var open = shipped.open();
        try {
            return new String(DeterminationWriter.bytes(open.determine(open.requests().read(json))),
                    StandardCharsets.UTF_8);
        } catch (InvalidRequestException | DeterminationException e) {
            return "{\"rejected\":" + TextNode.valueOf(e.getMessage()) + "}";
        }
    }
}
