package org.coveragerules.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.coveragerules.CoverageRules;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.Opening;

/**
 * Asks the rules in the jar and those of a directory about one request, on a thread of the common pool, which knows nothing of
 * the libraries in an executable jar.
 */
public final class Ask {

    private Ask() {
    }

    public static void main(String[] arguments) {
        CompletableFuture.runAsync(() -> {
            try (var bundled = CoverageRules.bundled(); var directory = CoverageRules.from(Path.of(arguments[0]));
                    var onDemand = Opening.of(Path.of(arguments[0])).onDemand().open()) {
                System.out.println("Java " + Runtime.version().feature());
                var request = bundled.requests().read(Files.readAllBytes(Path.of(arguments[1])));
                for (var rules : new CoverageRules[] {bundled, directory, onDemand}) {
                    System.out.write(DeterminationWriter.bytes(rules.determine(request)));
                    System.out.println();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).join();
    }
}
