package org.coveragerules.internal.facts;

/**
 * What a rule's metadata and its policy.yaml say of every finding the rule makes.
 *
 * @param policy    id of the policy
 * @param version   name of the version
 * @param rule      the rule's name
 * @param statement id of the statement it carries
 * @param section   section of the policy
 * @param group     which override of a provision or mandate sets its findings aside; null: none
 * @param step      step of the ranking where it is not the code's own; 0: the code's own
 * @param message   what it finds
 * @param otherwise of a criterion: what is found where it is not met; null: not told
 * @param remedy    what would change the answer; null: nothing
 * @param nextStep  where to turn; null: nowhere in particular
 * @param parameters what the version declares, of which a text may have places
 */
public record RuleText(String policy, String version, String rule, String statement, String section,
        String group, int step, Template message, Template otherwise, Template remedy, String nextStep,
        PolicyParameters parameters) {

    /** By hand: what Java links for a record's own takes milliseconds of a start, and would look at every text. */
    @Override
    public int hashCode() {
        return rule.hashCode();
    }

    /** The same rule, with other words. */
    public RuleText saying(Template found, Template change) {
        return new RuleText(policy, version, rule, statement, section, group, step, found, otherwise, change, nextStep,
                parameters);
    }
}
