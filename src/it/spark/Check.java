import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.coveragerules.RulesException;
import org.coveragerules.spark.CoverageRulesSpark;

/** Holds what Spark wrote against what the command line says, and asks as a notebook does; run by java Check.java DIR. */
public final class Check {

    /** As docs/scale.md promises them. */
    private static final String COLUMNS = "struct<request:string,type:string,line:int,date:date,code:string,"
            + "place_of_service:string,visits_asked:int,outcome:string,visits:int,units:int,levels:int,"
            + "statements:array<string>,codes:array<string>,policies:array<string>,outcome_before:string,"
            + "visits_before:int,units_before:int,levels_before:int,statements_before:array<string>,changed:boolean,"
            + "flagged:boolean,fingerprint:string,source:string,month:string>";
    private static final List<String> LISTS = List.of("statements", "codes", "policies", "statements_before");

    public static void main(String[] arguments) throws Exception {
        var out = Path.of(arguments[0]);
        try (var spark = SparkSession.builder().master("local[2]").config("spark.ui.enabled", "false")
                .config("spark.driver.host", "localhost").config("spark.log.level", "WARN").getOrCreate()) {
            var expected = spark.read().option("header", "true").option("escape", "\"").csv(out + "/expected.csv");
            for (var run : List.of("local", "cluster")) {
                var lines = spark.read().parquet(out + "/" + run + "/lines");
                same(run, expected, asCsv(lines, expected.columns()));
                hold(run + ": columns, but " + lines.schema().simpleString(), lines.schema().simpleString()
                        .equals(COLUMNS));
                hold(run + ": a fingerprint", lines.select("fingerprint").distinct().count() == 1);
                hold(run + ": months", lines.where("date is null or month <> date_format(date, 'yyyy-MM')").isEmpty());
            }
            hold("the same bytes on one machine and on several", digests(out.resolve("local/lines"))
                    .equals(digests(out.resolve("cluster/lines"))));
            notebook(spark, out);
            otherBytes(spark);
        }
    }

    /** Rows as the command line writes them: lists in one cell, and nothing for what is not known. */
    private static Dataset<Row> asCsv(Dataset<Row> lines, String[] columns) {
        return lines.select(Arrays.stream(columns).map(name -> LISTS.contains(name)
                ? functions.when(functions.size(functions.col(name)).gt(0), functions.concat_ws("|",
                        functions.col(name))).as(name)
                : functions.col(name).cast("string").as(name)).toArray(Column[]::new));
    }

    private static void same(String run, Dataset<Row> expected, Dataset<Row> found) {
        long count = expected.count();
        hold(run + ": rows", count > 0 && count == found.count());
        var more = found.exceptAll(expected);
        hold(run + ": the same rows, but " + more.limit(3).collectAsList(), more.isEmpty());
        System.out.println("Spark: the " + count + " rows of " + run + " are those of the command line");
    }

    /** By what they hold: Spark gives files names of its own. */
    private static List<String> digests(Path directory) throws Exception {
        var digests = new ArrayList<String>();
        try (var files = Files.walk(directory)) {
            for (var file : (Iterable<Path>) files.filter(path -> path.toString().endsWith(".parquet"))::iterator) {
                digests.add(file.getParent().getFileName() + " " + HexFormat.of().formatHex(
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
            }
        }
        hold("files in " + directory, !digests.isEmpty());
        digests.sort(null);
        return digests;
    }

    private static void notebook(SparkSession spark, Path out) throws Exception {
        var texts = spark.read().textFile(out + "/requests.ndjson").limit(500);
        var rules = CoverageRulesSpark.open(spark, "rules");
        var lines = rules.determine(texts).cache();
        hold("one rejected", lines.where("rejected is not null").count() == 1
                && lines.where("rejected is not null and outcome is null and request = 'none'").count() == 1);
        hold("each of 499 judged", lines.where("rejected is null").select("request").distinct().count() == 499);
        hold("all by these rules", lines.where("rejected is null and fingerprint <> '" + rules.fingerprint() + "'")
                .isEmpty());
        // The same as a table with a column a field, but for those whose observations have values of several types.
        var plain = texts.filter(functions.not(functions.col("value").contains("observations")));
        var asTable = rules.determine(spark.read().json(plain)).where("rejected is null").cache();
        var asTexts = rules.determine(plain).where("rejected is null");
        hold("a table is judged as its texts are", asTable.count() > 100 && asTable.count() == asTexts.count()
                && asTable.exceptAll(asTexts).isEmpty());
        rules.register();
        texts.createOrReplaceTempView("requests");
        var answers = spark.sql("select coverage_determine(value) from requests").as(Encoders.STRING()).collectAsList();
        hold("SQL answers", answers.size() == 500 && answers.get(0).startsWith("{\"rejected\":")
                && answers.get(1).startsWith("{\"requestId\":"));
        var whole = rules.determinations(texts).where("rejected is null").select("determination").distinct();
        hold("determinations are those of SQL", whole.as(Encoders.STRING()).collectAsList().stream()
                .allMatch(answers::contains));
        hold("determinations that were written are those", spark.read().parquet(out + "/few/lines").select("determination")
                .distinct().as(Encoders.STRING()).collectAsList().stream().sorted().toList()
                .equals(whole.as(Encoders.STRING()).collectAsList().stream().sorted().toList()));
        System.out.println("Spark: a notebook's questions are answered");
    }

    /** As an executor meets them that got other bytes of a rule than the driver read. */
    private static void otherBytes(SparkSession spark) throws Exception {
        var type = Class.forName("org.coveragerules.spark.ShippedRules");
        var of = type.getDeclaredMethod("of", Configuration.class, String.class, String.class, Collection.class);
        of.setAccessible(true);
        var shipped = of.invoke(null, spark.sparkContext().hadoopConfiguration(), "rules", null, List.of());
        ((Map<?, ?>) field(type, "OPEN").get(null)).clear();
        @SuppressWarnings("unchecked")
        var files = (Map<String, byte[]>) field(type, "rules").get(shipped);
        var name = "mm-0600/previous/setting.drl";
        files.put(name, new String(files.get(name), StandardCharsets.UTF_8).replace("deny(", "approve(")
                .getBytes(StandardCharsets.UTF_8));
        var open = type.getDeclaredMethod("open");
        open.setAccessible(true);
        try {
            open.invoke(shipped);
            hold("other bytes are refused", false);
        } catch (InvocationTargetException e) {
            hold("other bytes are refused, but " + e.getCause(), e.getCause() instanceof RulesException refused
                    && refused.getMessage().contains("is not the directory that was expected"));
        }
        System.out.println("Spark: other bytes than the driver's are refused");
    }

    private static Field field(Class<?> type, String name) throws Exception {
        var field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static void hold(String what, boolean holds) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
