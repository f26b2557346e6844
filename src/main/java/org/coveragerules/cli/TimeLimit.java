package org.coveragerules.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import org.coveragerules.internal.adjudication.Adjudicator;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How long a determination may take. */
final class TimeLimit {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m|)");
    private static final String NONE = "none";

    @Option(names = "--time-limit", defaultValue = "10s", paramLabel = "TIME",
            description = "How long a determination may take, such as 500ms, 10s or 2m; none: as long as it does. One that"
                    + " takes longer is told with the rule that runs, and the others go on. Default: ${DEFAULT-VALUE}.")
    private Duration limit;

    /** The limit; null for none. */
    Duration get() {
        return limit.isZero() ? null : limit;
    }

    /** The rules with this limit. */
    Adjudicator of(Adjudicator rules) {
        return limit.isZero() ? rules : rules.within(limit);
    }

    /** A time as it is written on the command line; zero for none. */
    static Duration parse(String text) {
        var time = TIME.matcher(text);
        if (text.equals(NONE)) {
            return Duration.ZERO;
        }
        long number = time.matches() ? Long.parseLong(time.group(1)) : 0;
        if (number == 0) {
            throw new TypeConversionException("`" + text + "` is no time; give one such as 500ms, 10s or 2m, or none");
        }
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
