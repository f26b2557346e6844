package org.coveragerules;

import java.time.Duration;
import org.coveragerules.internal.text.Visible;

/**
 * A rule that failed or took too long while it judged a request, so that there is no determination. The message names
 * the rule and the request and holds nothing else of what the request says.
 */
public final class DeterminationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String requestId;
    private final String rule;
    private final boolean tookTooLong;

    /**
     * @param requestId the request's id
     * @param version   policy and version of the rule
     * @param rule      name of the rule; empty where it is not known
     * @param failure   what the rule threw; its type and trace are kept and its message is not, since that may quote
     *                  the request
     */
    public DeterminationException(String requestId, String version, String rule, Throwable failure) {
        super(Visible.of(named(version, rule) + " failed on request `" + requestId + "` with "
                + failure.getClass().getName()
                + "; nothing was determined for it. Mend the rule, or report it to its keeper"));
        this.requestId = requestId;
        this.rule = rule;
        this.tookTooLong = false;
        setStackTrace(failure.getStackTrace());
    }

    /**
     * @param requestId the request's id
     * @param version   policy and version of the rule; empty where no rule was asked
     * @param rule      name of the rule; empty where it is not known
     * @param limit     how long a determination may take
     * @param trace     where it was
     */
    public DeterminationException(String requestId, String version, String rule, Duration limit,
            StackTraceElement[] trace) {
        super(Visible.of((version.isEmpty() ? "the determination" : named(version, rule)) + " takes longer than "
                + words(limit) + " on request `" + requestId
                + "`; nothing was determined for it. Mend the rule, or allow more time"));
        this.requestId = requestId;
        this.rule = rule;
        this.tookTooLong = true;
        setStackTrace(trace);
    }

    /**
     * @param requestId the request's id
     * @param version   policy and version of the rule
     * @param rule      name of the rule; empty where it is not known
     * @param excess    what it does beyond what a determination may do, without anything of what the request says
     */
    public DeterminationException(String requestId, String version, String rule, String excess) {
        super(Visible.of(named(version, rule) + " " + excess + " on request `" + requestId
                + "`; nothing was determined for it. Mend the rule: it goes on without end"));
        this.requestId = requestId;
        this.rule = rule;
        this.tookTooLong = true;
    }

    /**
     * @param requestId the request's id
     * @param problem   what is wrong with the rules, without anything of what the request says
     */
    public DeterminationException(String requestId, String problem) {
        super(Visible.of("the rules can't decide request `" + requestId + "`: " + problem));
        this.requestId = requestId;
        this.rule = "";
        this.tookTooLong = false;
    }

    private static String named(String version, String rule) {
        return (rule.isEmpty() ? "a rule" : "rule `" + rule + "`") + " of `" + version + "`";
    }

    private static String words(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    public String requestId() {
        return requestId;
    }

    /** Whether it did not fail, and took too long. */
    public boolean tookTooLong() {
        return tookTooLong;
    }

    /** Name of the rule that failed or took too long; empty where it is not one rule alone. */
    public String rule() {
        return rule;
    }
}
