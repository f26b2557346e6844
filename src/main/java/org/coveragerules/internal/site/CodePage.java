package org.coveragerules.internal.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.internal.policy.CodeMention;
import org.coveragerules.internal.policy.PolicyVersion;

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
     * @param asks     what that one asks for, in words
     */
    record OfPolicy(String id, String title, List<OfVersion> versions, List<String> asks) {
    }

    /**
     * By what a version speaks of it.
     *
     * @param grounds    in words
     * @param statements whose rules do; empty: the version as a whole does
     */
    record OfVersion(PolicyVersion policy, List<String> grounds, List<String> statements) {
    }

    static CodePage of(Made made, String code, List<CodeMention> mentions) {
        var policies = new LinkedHashMap<String, List<OfVersion>>();
        for (var mention : mentions) {
            policies.computeIfAbsent(mention.policy(), none -> new ArrayList<>()).add(0, of(made, mention));
        }
        var checklists = policies.values().stream().flatMap(List::stream).map(OfVersion::policy)
                .filter(made.checklists()::contains).toList();
        return new CodePage(made.frame("Code " + code, Place.code(code)).withChecklists(checklists), code, checklists,
                policies.entrySet().stream()
                .map(each -> ofPolicy(made, each.getKey(), each.getValue())).toList());
    }

    private static OfPolicy ofPolicy(Made made, String id, List<OfVersion> versions) {
        var latest = versions.get(0);
        var asks = made.asked(latest.policy).stream()
                .filter(each -> latest.statements.isEmpty() || each.statements().stream().anyMatch(latest.statements::contains))
                .map(AskedFor::what).toList();
        return new OfPolicy(id, latest.policy.title(), versions, asks);
    }

    /** A version that judges the code as a whole asks by all of its statements. */
    private static OfVersion of(Made made, CodeMention mention) {
        boolean isWhole = mention.grounds().stream().anyMatch(ground -> ground.statements().isEmpty());
        return new OfVersion(made.library().version(mention.policy(), mention.version()),
                mention.grounds().stream().map(CodePage::words).distinct().toList(), isWhole ? List.of()
                        : mention.grounds().stream().flatMap(ground -> ground.statements().stream()).distinct().toList());
    }

    private static String words(CodeMention.Ground ground) {
        var name = ground.name();
        return switch (ground.kind()) {
            case SCOPE -> "judges " + name;
            case VALUE_SET -> "value set " + Words.ofCamel(name);
            case CATEGORY -> "category " + Words.ofName(name);
            case DISCIPLINE -> "discipline " + name;
            case TABLE -> "table " + name + (ground.says().isEmpty() ? "" : ": " + ground.says());
            case PARAMETER -> "parameter " + Words.ofCamel(name);
            case RULE -> "rule “" + name + "”";
        };
    }
}
