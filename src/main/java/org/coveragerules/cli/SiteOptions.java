package org.coveragerules.cli;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.coveragerules.internal.announce.SiteAddress;
import picocli.CommandLine.Option;

/** By which day a site tells what happened, and where it will be: options of what writes pages or feeds. */
final class SiteOptions {

    @Option(names = "--on", paramLabel = "DATE",
            description = "The day that tells what has happened and what is to come. Default: today in UTC.")
    private LocalDate on;

    @Option(names = "--address", paramLabel = "URL",
            description = "The site's address, such as https://example.org/policies/. Default: links of feeds lead from file"
                    + " to file.")
    private URI address;

    private final InstantSource clock;

    SiteOptions() {
        this(InstantSource.system());
    }

    SiteOptions(InstantSource clock) {
        this.clock = clock;
    }

    /** The day, as it is now where none was given. */
    LocalDate day() {
        return on == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : on;
    }

    /** How long no other day begins by the clock. */
    Duration untilNextDay() {
        var now = clock.instant();
        return Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }

    SiteAddress address() {
        try {
            return address == null ? SiteAddress.UNKNOWN : SiteAddress.of(address);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--address: " + e.getMessage());
        }
    }
}
