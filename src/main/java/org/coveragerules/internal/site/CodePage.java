package org.coveragerules.internal.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.internal.policy.CodeMention;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.questions.LookedFor;
import org.coveragerules.internal.text.NameInWords;

/**
 * Which policies judge a code.
 *
 * @param frame      around it
 * @param code       of a service
 * @param checklists versions of which a provider's office fills one in
 * @param policies   by policy
 */
record CodePage(Frame frame, String code, List<PolicyVersion> checklists, List<OfPolicy> policies) {

    /**
     * What a policy has to say of it.
     *
     * @param title    of its latest version that does
     * @param versions the latest first
     */
    record OfPolicy(String id, String title, List<OfVersion> versions) {

        OfVersion latest() {
            return versions.get(0);
        }
    }

    /**
     * By what a version speaks of it.
     *
     * @param grounds    in words; none: the version names the code as one that it judges
     * @param statements whose rules do; empty: the version as a whole does
     * @param asks       what they ask for, in words
     */
    record OfVersion(PolicyVersion policy, List<String> grounds, List<String> statements, List<String> asks) {
    }

    static CodePage of(Made made, String code, List<CodeMention> mentions) {
        var policies = new LinkedHashMap<String, List<OfVersion>>();
        for (var mention : mentions) {
            policies.computeIfAbsent(mention.policy(), none -> new ArrayList<>()).add(0, ofVersion(made, code, mention));
        }
        var checklists = policies.values().stream().flatMap(List::stream)
                .filter(version -> !version.asks.isEmpty() && made.checklists().contains(version.policy))
                .map(OfVersion::policy).toList();
        return new CodePage(made.frame("Code " + code, Place.code(code)).withChecklists(checklists), code, checklists,
                policies.entrySet().stream()
                        .map(each -> new OfPolicy(each.getKey(), each.getValue().get(0).policy.title(), each.getValue()))
                        .toList());
    }

    /** A version that judges the code, or all of its discipline, asks by all of its statements. */
    private static OfVersion ofVersion(Made made, String code, CodeMention mention) {
        var policy = made.library().version(mention.policy(), mention.version());
        boolean isWhole = mention.grounds().stream().anyMatch(ground -> ground.kind() == CodeMention.Kind.DISCIPLINE
                || ground.statements().isEmpty());
        var statements = isWhole ? List.<String>of()
                : mention.grounds().stream().flatMap(ground -> ground.statements().stream()).distinct().toList();
        var asks = made.asked(policy).stream()
                .filter(each -> isWhole || each.statements().stream().anyMatch(statements::contains))
                .map(LookedFor::says).toList();
        var grounds = mention.grounds().stream().filter(ground -> !ground.name().equals(code)).map(CodePage::words)
                .distinct().toList();
        return new OfVersion(policy, grounds, statements, asks);
    }

    private static String words(CodeMention.Ground ground) {
        var name = ground.name();
        return switch (ground.kind()) {
            case SCOPE -> "judges " + name;
            case VALUE_SET -> "value set " + NameInWords.of(name);
            case CATEGORY -> "category " + Words.ofName(name);
            case DISCIPLINE -> "discipline " + name;
            case TABLE -> "table " + name + (ground.says().isEmpty() ? "" : ": " + ground.says());
            case PARAMETER -> "parameter " + NameInWords.of(name);
            case RULE -> "rule “" + name + "”";
        };
    }
}
