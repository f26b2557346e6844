package org.coveragerules.spark;

import java.io.IOException;
import java.io.OutputStream;
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
            throw new UsageException("`" + file + "` can't be read (" + e.getClass().getSimpleName()
                    + "); name a file of facts that Spark can read");
        }
    }

    /** Refuses a directory that there is, so that nobody's results are mixed or lost. */
    static void checkNew(Configuration hadoop, String directory) {
        var path = new Path(directory);
        try {
            if (path.getFileSystem(hadoop).exists(path)) {
                throw new UsageException("`" + directory + "` is there already; take it away, or give another by --out");
            }
        } catch (IOException e) {
            throw new UsageException("`" + directory + "` can't be reached (" + e.getClass().getSimpleName()
                    + "); give a directory that Spark can make by --out");
        }
    }

    /** Refuses inputs that are not there before anything is judged. */
    static void checkThere(Configuration hadoop, Iterable<String> inputs) {
        for (var input : inputs) {
            var path = new Path(input);
            try {
                var found = path.getFileSystem(hadoop).globStatus(path);
                if (found == null || found.length == 0) {
                    throw new UsageException("`" + input + "` is not there; name a file or directory that Spark can read");
                }
            } catch (IOException e) {
                throw new UsageException("`" + input + "` can't be reached (" + e.getClass().getSimpleName()
                        + "); name a file or directory that Spark can read");
            }
        }
    }

    static void write(Configuration hadoop, String directory, String name, Writing writing) throws IOException {
        var path = new Path(directory, name);
        try (var out = path.getFileSystem(hadoop).create(path, false)) {
            writing.to(out);
        }
    }
}
