package org.coveragerules.spark;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.spark.sql.Row;

/**
 * Writes the lines of a task as Parquet, a file a month in the order in which they come, where the output of the task
 * stands until it is committed. Spark's own writer takes each line through two forms of rows, a tenth of what judging it
 * takes.
 */
public final class LinesByMonth extends FileOutputFormat<Void, Row> {

    private static final String FINGERPRINT = "coverage-rules.fingerprint";
    private static final String DETERMINATIONS = "coverage-rules.determinations";

    /** How Hadoop is told what to write. */
    static Configuration of(Configuration hadoop, Judging judging) {
        var told = new Configuration(hadoop);
        told.set(FINGERPRINT, judging.fingerprint());
        told.setBoolean(DETERMINATIONS, judging.hasDeterminations());
        return told;
    }

    @Override
    public RecordWriter<Void, Row> getRecordWriter(TaskAttemptContext task) throws IOException {
        return new Months(task, ((PathOutputCommitter) getOutputCommitter(task)).getWorkPath(),
                getUniqueFile(task, "lines", ".snappy.parquet"));
    }

    private static final class Months extends RecordWriter<Void, Row> {

        private final Configuration hadoop;
        private final Path directory;
        private final String name;
        private final LineColumns columns;
        private final Map<String, ParquetWriter<Row>> open = new HashMap<>();

        Months(TaskAttemptContext task, Path directory, String name) {
            this.hadoop = task.getConfiguration();
            this.directory = directory;
            this.name = name;
            this.columns = new LineColumns(hadoop.get(FINGERPRINT), hadoop.getBoolean(DETERMINATIONS, false));
        }

        @Override
        public void write(Void none, Row line) throws IOException {
            var month = LineColumns.month(line);
            var file = open.get(month);
            if (file == null) {
                file = new Builder(HadoopOutputFile.fromPath(new Path(directory, Table.MONTH + "=" + month + "/" + name),
                        hadoop), columns).withCompressionCodec(CompressionCodecName.SNAPPY)
                        // A dictionary of what is another in nearly every row is built, and thrown away.
                        .withDictionaryEncoding(Table.REQUEST, false).withDictionaryEncoding(Table.DETERMINATION, false)
                        .build();
                open.put(month, file);
            }
            file.write(line);
        }

        @Override
        public void close(TaskAttemptContext task) throws IOException {
            for (var file : open.values()) {
                file.close();
            }
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {

        private final LineColumns columns;

        Builder(OutputFile file, LineColumns columns) {
            super(file);
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(Configuration hadoop) {
            return columns.support();
        }
    }
}
