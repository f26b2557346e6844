package org.coveragerules.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.coveragerules.internal.pages.PolicyPages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the pages of {@code docs/policies}; of use to who keeps the project, so that the help leaves it out. */
@Command(name = "pages", hidden = true, mixinStandardHelpOptions = true,
        description = "Writes a page in Markdown for each policy version, and an index.")
final class PoliciesPages implements Callable<Integer> {

    private static final String INDEX = "README.md";

    @Parameters(paramLabel = "DIR", description = "The directory of the pages; it is made where there is none.")
    private Path directory;

    @Mixin
    private Sources sources;

    @Override
    public Integer call() {
        try {
            refuseOthers();
            var pages = PolicyPages.of(sources.files(), sources.codes());
            Files.createDirectories(directory);
            for (var page : pages.entrySet()) {
                Files.writeString(directory.resolve(page.getKey()), page.getValue());
            }
        } catch (IOException e) {
            throw new UsageException("`" + directory + "` can't be written (" + e.getClass().getSimpleName()
                    + "); name a directory that can");
        }
        return Main.WELL;
    }

    /** Pages stand beside no files but those of earlier ones, whose index begins as this one: rules are no place for them. */
    private void refuseOthers() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        var index = directory.resolve(INDEX);
        try (var files = Files.list(directory)) {
            if (files.findAny().isPresent()
                    && !(Files.isRegularFile(index) && Files.readString(index).startsWith(PolicyPages.NOTE))) {
                throw new UsageException("`" + directory + "` has files that are no pages of an earlier run; name a new or"
                        + " empty directory, or one with such pages");
            }
        }
    }
}
