package org.coveragerules.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.coveragerules.AppliedVersion;
import org.coveragerules.Effect;
import org.coveragerules.Population;
import org.coveragerules.Reason;

/** One finding on one line while the request is judged. */
final class OracleFinding {

    final Sentence sentence;
    final Effect effect;
    final int step;
    final List<String> missing;
    /** What a LIMIT leaves. */
    final int limit;
    /** What a SET_ASIDE outranks; empty for all else. */
    final Set<String> overrides;
    /** Whether a SET_ASIDE outranks the plan's own terms too, as a mandate does. */
    final boolean outranksPlan;
    boolean setAside;
    boolean decisive;

    OracleFinding(Sentence sentence, Effect effect, int step, List<String> missing, int limit,
            Set<String> overrides, boolean outranksPlan) {
        this.sentence = sentence;
        this.effect = effect;
        this.step = step;
        this.missing = missing;
        this.limit = limit;
        this.overrides = overrides;
        this.outranksPlan = outranksPlan;
    }

    /** Whether a SET_ASIDE finding outranks another one. */
    boolean outranks(OracleFinding other) {
        return switch (other.sentence) {
            case PLAN_EXCLUDES, TERMS_CONFLICT -> outranksPlan;
            case PLAN_UNPROVEN -> outranksPlan || overrides.contains("EIU");
            case SETTING_UNPROVEN, UNPROVEN -> overrides.contains("EIU");
            case SETTING_UNDOCUMENTED, LOWER_ACUITY, SETTING_UNKNOWN -> overrides.contains("SETTING");
            case UNSUPPORTED, SUPPORT_UNKNOWN, MAXIMUM_REACHED, NO_PROGRESS, NO_VISIT, VISITS_LIMITED,
                    GUIDELINE_UNMET, GUIDELINE_UNKNOWN -> overrides.contains("NECESSITY");
            default -> false;
        };
    }

    /** Whether it is on the necessity of the service or on its setting. */
    boolean ofTheService() {
        return switch (sentence) {
            case SETTING_UNDOCUMENTED, LOWER_ACUITY, SETTING_UNKNOWN, UNSUPPORTED, SUPPORT_UNKNOWN, MAXIMUM_REACHED,
                    NO_PROGRESS, NO_VISIT, VISITS_LIMITED, GUIDELINE_UNMET, GUIDELINE_UNKNOWN -> true;
            default -> false;
        };
    }

    /** Whether it bears on the outcome: it was not set aside, tells more than a note and sets nothing aside itself. */
    boolean counts() {
        return !setAside && effect != Effect.NOTE && effect != Effect.SET_ASIDE;
    }

    boolean eiu() {
        return sentence.code.equals("EIU");
    }

    Reason reason(LocalDate date, Population population) {
        AppliedVersion version = sentence.policy.on(date);
        boolean adverse = effect.isAdverse();
        return new Reason(sentence.statement, sentence.code, effect, decisive, version.policy(), version.version(),
                sentence.section, sentence.rule, sentence.message,
                sentence.policy == OraclePolicy.SITE_OF_CARE ? population : null, missing,
                adverse ? sentence.remedy : null, adverse ? sentence.nextStep : null);
    }
}
