package org.coveragerules.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.coveragerules.internal.site.Site;
import org.coveragerules.internal.site.SiteException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the policies as pages. */
@Command(name = "site", mixinStandardHelpOptions = true,
        description = "Writes the policies as pages for any web server or a folder: what each version says, which policies"
                + " judge a code, what changes, and a search. A site that stands there is brought up to date.")
final class PoliciesSite implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A new or empty directory, or one with an earlier site.")
    private Path directory;

    @Mixin
    private SiteOptions options;

    @Option(names = "--impact", paramLabel = "FILE",
            description = "A report of `impact … --format json`: what the change of versions did stands beside it. May be"
                    + " given several times.")
    private List<Path> impacts = List.of();

    @Mixin
    private Sources sources;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        try {
            int files = Site.write(sources.files(), sources.codes(), directory, options.day(), options.address(), impacts);
            var out = command.commandLine().getOut();
            out.print(files + " files in " + directory + "; open " + directory.resolve("index.html") + "\n");
            out.flush();
            return Main.WELL;
        } catch (SiteException e) {
            throw new UsageException(e.getMessage());
        } catch (IOException e) {
            throw new UsageException("`" + directory + "` can't be written (" + e.getClass().getSimpleName()
                    + "); name a directory that can");
        }
    }
}
