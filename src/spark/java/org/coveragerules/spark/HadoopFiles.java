package org.coveragerules.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Single files in whatever Spark reads and writes. */
final class HadoopFiles {

    /** Writes a file. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private HadoopFiles() {
    }

    static ShippedFacts facts(Configuration hadoop, String file) {
        var path = new Path(file);
        try (var in = path.getFileSystem(hadoop).open(path)) {
            var facts = new ShippedFacts(in.readAllBytes());
            facts.open();
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` can't be read (" + e.getClass().getSimpleName()
                    + "); name a file of facts that Spark can read", e);
        }
    }

    /** Refuses a directory that there is, so that nobody's results are mixed or lost. */
    static void checkNew(Configuration hadoop, String directory) {
        var path = new Path(directory);
        try {
            if (path.getFileSystem(hadoop).exists(path)) {
                throw new UncheckedIOException("`" + directory + "` is there already; take it away, or give another by"
                        + " --out", new IOException());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("`" + directory + "` can't be reached (" + e.getClass().getSimpleName()
                    + "); give a directory that Spark can make by --out", e);
        }
    }

    static void write(Configuration hadoop, String directory, String name, Writing writing) throws IOException {
        var path = new Path(directory, name);
        try (var out = path.getFileSystem(hadoop).create(path, false)) {
            writing.to(out);
        }
    }
}
