package org.coveragerules.cli;

import picocli.CommandLine.Option;

/** How many requests are judged at once. */
final class Threads {

    @Option(names = "--threads", paramLabel = "N",
            description = "Requests judged at once. Default: one for each core.")
    private Integer threads;

    int count() {
        if (threads != null && threads < 1) {
            throw new UsageException("`--threads` is `" + threads + "`; give 1 or more");
        }
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
