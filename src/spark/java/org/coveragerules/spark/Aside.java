package org.coveragerules.spark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/**
 * What tasks find beside lines - what was counted, what changed, what was rejected -, each task in a file of its own, so
 * that lines go straight to where they are kept. The driver is told of the file of a task that came to its end, once for
 * each share of the input, whatever was tried before or beside it; no other is read.
 */
final class Aside implements Serializable {

    private static final long serialVersionUID = 1;

    private final SerializableConfiguration hadoop;
    private final String directory;
    private final CollectionAccumulator<String> ended;

    /** @param directory for the files; what is read of a directory leaves out what begins with an underscore */
    Aside(SparkSession spark, String directory) {
        this.hadoop = new SerializableConfiguration(CoverageRulesSpark.hadoop(spark));
        this.directory = directory;
        this.ended = spark.sparkContext().collectionAccumulator("what was found beside lines");
    }

    /** The lines among what a task finds. */
    Iterator<Row> lines(Iterator<Row> found) {
        return new Lines(found);
    }

    /** What was found beside lines, in the order of the tasks. */
    Dataset<Row> found(SparkSession spark) {
        var files = ended.value().stream().sorted().toList();
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        return spark.createDataFrame(context.parallelize(files, Math.max(1, files.size())).flatMap(file ->
                read(new Path(directory, file)).iterator()), Table.FOUND_SCHEMA);
    }

    void delete() throws IOException {
        var path = new Path(directory);
        path.getFileSystem(hadoop.value()).delete(path, true);
    }

    private Stream<Row> read(Path file) throws IOException {
        var mapper = new ObjectMapper();
        var reader = new BufferedReader(new InputStreamReader(file.getFileSystem(hadoop.value()).open(file),
                StandardCharsets.UTF_8));
        atTheEndOf(TaskContext.get(), reader);
        return reader.lines().map(line -> {
            try {
                return Table.found(mapper.readTree(line));
            } catch (IOException e) {
                throw new UncheckedIOException("`" + file + "` can't be read on", e);
            }
        });
    }

    /** However the task ends; what is closed before is not closed again. */
    private static void atTheEndOf(TaskContext task, Closeable stream) {
        task.addTaskCompletionListener((TaskCompletionListener) ended -> {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException("a file can't be closed", e);
            }
        });
    }

    /** Writes all but lines as they come, and tells of the file once there is nothing more. */
    private final class Lines implements Iterator<Row> {

        private final Iterator<Row> found;
        private String name;
        private JsonGenerator out;
        private Row next;

        Lines(Iterator<Row> found) {
            this.found = found;
        }

        @Override
        public boolean hasNext() {
            try {
                while (next == null && found.hasNext()) {
                    var row = found.next();
                    if (Table.isLine(row)) {
                        next = row;
                    } else {
                        write(row);
                    }
                }
                if (next == null && out != null) {
                    out.close();
                    out = null;
                    ended.add(name);
                }
                return next != null;
            } catch (IOException e) {
                throw new UncheckedIOException("what was found can't be written into `" + directory + "`", e);
            }
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var row = next;
            next = null;
            return row;
        }

        private void write(Row row) throws IOException {
            if (out == null) {
                var task = TaskContext.get();
                // In the order of the input by the share, and of another name for each attempt.
                name = String.format(Locale.ROOT, "%010d-%d", task.partitionId(), task.taskAttemptId());
                var path = new Path(directory, name);
                OutputStream file = path.getFileSystem(hadoop.value()).create(path, false);
                out = new JsonFactory().createGenerator(file).configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true)
                        .setRootValueSeparator(null);
                atTheEndOf(task, out);
            }
            Table.writeFound(row, out);
            out.writeRaw('\n');
        }
    }
}
