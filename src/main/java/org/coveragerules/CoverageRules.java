package org.coveragerules;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.coveragerules.request.Request;

/**
 * Decides whether a health plan covers requested services, and says why. Open it once, share it, and call it from any
 * thread; close it when it is no longer needed.
 */
public interface CoverageRules extends AutoCloseable {

    /** Opens the rules in the jar; a policy version's rules are loaded when they are first asked. */
    static CoverageRules bundled() {
        return Opening.bundled().open();
    }

    /**
     * Opens a directory of rules with the code tables of the jar, and compiles all of them. Rules can do nothing but
     * judge: what is more is refused.
     *
     * @throws RulesException naming everything that is wrong with the rules
     */
    static CoverageRules from(Path directory) {
        return Opening.of(directory).open();
    }

    /**
     * Opens a directory of rules as one of some keys has signed it.
     *
     * @param directory   the rules
     * @param codes       the code tables
     * @param trustedKeys files of public keys of Ed25519, as PEM; at least one
     * @throws RulesException where nobody who is trusted has signed exactly these rules, of which then no line is
     *                        compiled; or naming everything that is wrong with them
     */
    static CoverageRules from(Path directory, Path codes, Collection<Path> trustedKeys) {
        return Opening.of(directory).codes(codes).trusting(trustedKeys).open();
    }

    /**
     * Judges a request by the policy versions in force on its lines' dates of service.
     *
     * @throws InvalidRequestException where it uses a word that the rules do not have
     * @throws DeterminationException  where a rule fails or takes too long; nothing is determined then
     */
    default Determination determine(Request request) {
        return determine(request, Map.of());
    }

    /**
     * Judges a request by policy versions named instead of those in force. The determination marks them as named.
     *
     * @param request  the request
     * @param versions version by policy id; a policy not among them is asked in its version in force
     * @throws IllegalArgumentException where there is no such policy or version
     * @throws InvalidRequestException  where the request uses a word that the rules do not have
     * @throws DeterminationException   where a rule fails or takes too long; nothing is determined then
     */
    Determination determine(Request request, Map<String, String> versions);

    /**
     * Judges a request and tells which rules fired.
     *
     * @param request  the request
     * @param versions version by policy id, as in {@link #determine(Request, Map)}
     * @throws IllegalArgumentException where there is no such policy or version
     * @throws InvalidRequestException  where the request uses a word that the rules do not have
     * @throws DeterminationException   where a rule fails or takes too long; nothing is determined then
     */
    Trace trace(Request request, Map<String, String> versions);

    /**
     * Everything the policies in force ask to be sent with a request, by line, and whether the request has it:
     * documents, fields, codes, and what else has to be shown. Asked before the request is sent, it tells what would be
     * missing.
     *
     * @throws DeterminationException where a rule fails
     */
    List<Requirement> requirements(Request request);

    /** Reads requests in the words of these rules. */
    RequestReader requests();

    /**
     * These rules with a limit: a determination that takes longer is told as a {@link DeterminationException} that names
     * the rule that runs. Java cannot stop that rule; the thread it runs in is one of the library's own, and is left to
     * itself. Without a limit, whoever asks also judges, and no thread is made; with one, each determination is handed
     * to another thread. Either closes both.
     */
    CoverageRules within(Duration limit);

    /**
     * These rules with a listener that is told of each determination before it is returned, and can keep it from being
     * returned, and of each that failed. They are closed with these.
     *
     * @param listener told after those that these rules have already; such as {@code org.coveragerules.replay.DecisionLog}
     */
    CoverageRules telling(DecisionListener listener);

    /**
     * Names the exact rules, code tables and judging of the library: the same fingerprint gives the same answers. For
     * rules that were opened on demand every file is read once, by a thread of its own; who asks before that is done
     * waits.
     *
     * @throws RulesException where the rules were opened on demand, and a file has changed since
     */
    String fingerprint();

    /**
     * How these rules fare, for the health check of a service. It waits for nothing, and may be asked of closed rules.
     *
     * @param on the day whose versions in force are told
     */
    RulesHealth health(LocalDate on);

    /**
     * The open versions, by policy and version, that are judged by a session of Drools, which takes several times as
     * long: their rules say what the library's own evaluation does not know. Each with what that is, and where.
     */
    SortedMap<String, String> bySessions();

    /** Closes the rules once the calls under way have ended; a later call is refused. */
    @Override
    void close();
}
