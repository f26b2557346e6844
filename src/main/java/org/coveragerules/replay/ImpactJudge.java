package org.coveragerules.replay;

import java.util.Map;
import java.util.Optional;
import org.coveragerules.Recorded;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.request.Request;

/** Judges every request both ways. */
final class ImpactJudge implements RequestJudge {

    private final Adjudicator before;
    private final Map<String, String> versionsBefore;
    private final Adjudicator after;
    private final Map<String, String> versionsAfter;
    /** The one policy in which the two ways differ, whose versions speak of the same lines; null for none. */
    private final String only;

    private ImpactJudge(Adjudicator before, Map<String, String> versionsBefore, Adjudicator after,
            Map<String, String> versionsAfter, String only) {
        this.before = before;
        this.versionsBefore = versionsBefore;
        this.after = after;
        this.versionsAfter = versionsAfter;
        this.only = only;
    }

    /** By one version of a policy, and by another. */
    static ImpactJudge ofVersions(Adjudicator rules, String policy, String from, String to) {
        var library = rules.library();
        var before = library.version(policy, from);
        var after = library.version(policy, to);
        boolean alike = before.scope().equals(after.scope()) && before.supersedes().equals(after.supersedes());
        return new ImpactJudge(rules, Map.of(policy, from), rules, Map.of(policy, to), alike ? policy : null);
    }

    /** By other rules. */
    static ImpactJudge ofRules(Adjudicator before, Adjudicator after) {
        return new ImpactJudge(before, Map.of(), after, Map.of(), null);
    }

    @Override
    public JsonRequestReader requests() {
        return after.requests();
    }

    @Override
    public Judged judge(Request request, Optional<Recorded> recorded) {
        var was = before.determine(request, versionsBefore);
        // A policy that has nothing to say of any line says nothing in either version.
        boolean unasked = only != null && was.policies().stream().noneMatch(asked -> asked.policy().equals(only));
        return new Judged(Optional.of(was), unasked ? was : after.determine(request, versionsAfter), false);
    }
}
