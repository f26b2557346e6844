package org.coveragerules.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.coveragerules.replay.Gathering;
import org.coveragerules.replay.Part;
import org.coveragerules.replay.RequestReplay;
import scala.Tuple2;

/** One run: everything is judged once, its lines are written as they come, and what is told of them is found aside. */
final class Run {

    private static final Column KIND = functions.col(Table.KIND);
    private static final Column[] ORDER = {functions.col(Table.INPUT), functions.col(Table.SOURCE),
        functions.col(Table.BLOCK), functions.col(Table.PLACE)};

    private final SparkSession spark;
    private final Judging judging;
    private final SparkReplay.Asked asked;
    /** Requests of a file before each of its blocks. */
    private final HashMap<Table.Place, Long> before = new HashMap<>();

    Run(SparkSession spark, Judging judging, SparkReplay.Asked asked) {
        this.spark = spark;
        this.judging = judging;
        this.asked = asked;
    }

    void run() throws IOException {
        var hadoop = CoverageRulesSpark.hadoop(spark);
        HadoopFiles.checkThere(hadoop, asked.paths);
        HadoopFiles.checkNew(hadoop, asked.out);
        var aside = new Aside(spark, asked.out + "/_found");
        System.err.println("judges what is in " + asked.paths.size() + (asked.paths.size() == 1 ? " input" : " inputs"));
        var work = Files.createTempDirectory("coverage-rules-");
        try (var gathering = Gathering.of(judging.plan(asked.paths), work.resolve("found"))) {
            lines(Inputs.lines(spark, asked.paths, asked.form, judging, aside));
            var found = aside.found(spark);
            count(found, gathering);
            checkWhole(gathering.whole());
            rejects(found);
            tell(found, gathering);
            var text = new ByteArrayOutputStream();
            gathering.whole().print(new PrintStream(text, true, StandardCharsets.UTF_8), asked.limit);
            HadoopFiles.write(hadoop, asked.out, "report.html", gathering.whole()::writePage);
            HadoopFiles.write(hadoop, asked.out, "report.json", gathering.whole()::writeJson);
            HadoopFiles.write(hadoop, asked.out, "tally.txt", text::writeTo);
            System.out.write(text.toByteArray());
            System.out.flush();
        } finally {
            aside.delete();
            Files.deleteIfExists(work);
        }
    }

    private void count(Dataset<Row> found, Gathering gathering) {
        var tallies = found.where(KIND.equalTo(Table.TALLY)).orderBy(ORDER).select(Table.INPUT, Table.SOURCE,
                Table.BLOCK, Table.TEXT, Table.REQUESTS).toLocalIterator();
        var file = "";
        long sum = 0;
        while (tallies.hasNext()) {
            var tally = tallies.next();
            var place = new Table.Place(tally.getInt(0), tally.getString(1), tally.getLong(2));
            if (!(place.input() + place.source()).equals(file)) {
                file = place.input() + place.source();
                sum = 0;
            }
            before.put(place, sum);
            sum += tally.getLong(4);
            gathering.count(tally.getString(3));
        }
    }

    /** What is lost on the way would be told by nobody. */
    private static void checkWhole(RequestReplay whole) {
        if (whole.judged() + whole.rejected() + whole.leftOut() + whole.outside() != whole.read()) {
            throw new IllegalStateException(whole.read() + " requests were read, of which " + whole.judged()
                    + " were judged, " + whole.rejected() + " rejected, " + whole.leftOut() + " left out and "
                    + whole.outside() + " outside of what was asked for; report it");
        }
    }

    /** Each task writes a file a month, in the order of the input. */
    private void lines(JavaRDD<Row> lines) {
        lines.mapToPair(line -> new Tuple2<>((Void) null, line)).saveAsNewAPIHadoopFile(asked.out + "/lines", Void.class,
                Row.class, LinesByMonth.class, LinesByMonth.of(CoverageRulesSpark.hadoop(spark), judging));
    }

    private void rejects(Dataset<Row> found) {
        var places = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(before);
        found.where(KIND.equalTo(Part.Kind.REJECTED.name())).map((MapFunction<Row, String>) row ->
                placed(row, places.value()).json(), Encoders.STRING()).write().text(asked.out + "/rejects");
    }

    /** Brings here as much as is told, and no more. */
    private void tell(Dataset<Row> found, Gathering gathering) throws IOException {
        var groups = gathering.told(asked.limit);
        if (!groups.isEmpty()) {
            var most = functions.col("most");
            var told = spark.createDataset(groups.entrySet().stream().map(each -> new Tuple2<>(each.getKey(),
                    each.getValue())).toList(), Encoders.tuple(Encoders.STRING(), Encoders.LONG()))
                    .toDF(Table.GROUP, "most");
            var rank = functions.row_number().over(Window.partitionBy(Table.GROUP).orderBy(ORDER));
            add(found.where(KIND.equalTo(Part.Kind.CHANGED.name())).withColumn("rank", rank)
                    .join(functions.broadcast(told), Table.GROUP).where(functions.col("rank").leq(most)), gathering);
        }
        if (gathering.whole().flagged() > 0) {
            first(Part.Kind.FLAGGED, found, gathering);
        }
        if (gathering.whole().rejected() + gathering.whole().leftOut() > 0) {
            first(Part.Kind.REJECTED, found, gathering);
        }
    }

    private void first(Part.Kind kind, Dataset<Row> found, Gathering gathering) throws IOException {
        add(found.where(KIND.equalTo(kind.name())).orderBy(ORDER).limit(Gathering.told(kind, asked.limit)), gathering);
    }

    private void add(Dataset<Row> some, Gathering gathering) throws IOException {
        var rows = some.orderBy(ORDER).toLocalIterator();
        while (rows.hasNext()) {
            gathering.add(placed(rows.next(), before));
        }
    }

    private static Part.Found placed(Row row, Map<Table.Place, Long> before) {
        var place = new Table.Place(row.getInt(row.fieldIndex(Table.INPUT)), row.getAs(Table.SOURCE),
                row.getLong(row.fieldIndex(Table.BLOCK)));
        return new Part.Found(Part.Kind.valueOf(row.getAs(Table.KIND)), row.getAs(Table.GROUP), row.getAs(Table.TEXT))
                .after(before.get(place));
    }
}
