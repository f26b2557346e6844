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
     * @param version   policy and version of the rule
     * @param rule      name of the rule
     * @param failure   what the rule threw; its type and trace are kept and its message is not, since that may quote
     *                  the request
     */
    public DeterminationException(String requestId, String version, String rule, Throwable failure) {
        super("rule `" + rule + "` of `" + version + "` failed on request `" + requestId + "` with "
                + failure.getClass().getName()
                + "; nothing was determined for it. Mend the rule, or report it to its keeper");
        this.requestId = requestId;
        this.rule = rule;
        setStackTrace(failure.getStackTrace());
    }

    /**
     * @param requestId the request's id
     * @param problem   what is wrong with the rules, without anything of what the request says
     */
    DeterminationException(String requestId, String problem) {
        super("the rules can't decide request `" + requestId + "`: " + problem);
        this.requestId = requestId;
        this.rule = "";
    }

    public String requestId() {
        return requestId;
    }

    /** Name of the rule that failed; empty where it is not one rule alone. */
    public String rule() {
        return rule;
    }
}
