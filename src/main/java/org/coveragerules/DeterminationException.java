package org.coveragerules;

/**
 * A rule that failed while it judged a request, so that there is no determination. The message names the rule and the
 * request and holds nothing of what the request says.
 */
public final class DeterminationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String requestId;
    private final String rule;

    /**
     * @param requestId the request's id
     * @param rule      policy, version and name of the rule
     * @param failure   what the rule threw; its type and trace are kept and its message is not, since that may quote
     *                  the request
     */
    public DeterminationException(String requestId, String rule, Throwable failure) {
        super("rule " + rule + " failed on request `" + requestId + "` with " + failure.getClass().getName()
                + "; nothing was determined for it. Mend the rule, or report it to its keeper");
        this.requestId = requestId;
        this.rule = rule;
        setStackTrace(failure.getStackTrace());
    }

    public String requestId() {
        return requestId;
    }

    /** Policy, version and name of the rule that failed. */
    public String rule() {
        return rule;
    }
}
