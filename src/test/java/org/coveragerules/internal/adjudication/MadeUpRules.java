package org.coveragerules.internal.adjudication;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.coveragerules.internal.policy.RuleFiles;

/** A policy of rules at random over the facts that there are: patterns, joins, groups, what facts.drl inserts. */
final class MadeUpRules {

    static final String FOLDER = "made-up/1/";

    private static final List<String> OF_LINE = List.of("discipline != null", "hospitalOutpatient", "visits > 2",
            "units >= 2", "code == \"97110\" || code == \"97140\"", "age != null && age > 40", "!authorized",
            "visitsBefore < 6", "placeUnknown == false", "elected contains Category.CHIROPRACTIC",
            "date >= java.time.LocalDate.of(2025, 10, 1)", "$v : visits, $v < 9");
    private static final List<String> WITH_LINE = List.of("number != $line.number", "date == $line.date",
            "discipline == $line.discipline", "this != $line", "visits >= $line.visits",
            "code == $line.code || units == $line.units");
    private static final List<String> OF_DOCUMENT = List.of("type == DocumentType.CLINICAL_HISTORY",
            "type != DocumentType.TREATMENT_PLAN", "date != null", "date == null || date <= $line.date",
            "reconciled != false");
    private static final List<String> OF_AUTHORIZATION = List.of("discipline == $line.discipline",
            "from == null || from < $line.date", "visits == null || visits > 3", "code == $line.code || code == null");
    private static final List<String> OF_DERIVED = List.of("line == $line", "line.number <= $line.number",
            "line != $line", "line.discipline != null");
    private static final List<String> OF_COUNTED = List.of("line == $line", "n > 1", "n == $line.units",
            "n < $line.visits");
    private static final List<String> OF_PLAN = List.of("areaAvailable != false",
            "lineOfBusiness in (LineOfBusiness.COMMERCIAL, LineOfBusiness.INDIVIDUAL_FAMILY)", "state != null");
    private static final List<String> OF_REQUEST = List.of("type == RequestType.CLAIM", "type != RequestType.CLAIM",
            "emergency != true", "urgency == Urgency.STANDARD");

    private final Random random;
    /** Whether a text is made with what is inserted by the same file, which depends on the order. */
    private boolean isFacts;
    private int bound;

    private MadeUpRules(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    /** Rule files with a policy of that number beside the others. */
    static RuleFiles beside(RuleFiles files, long seed) {
        return beside(files, new MadeUpRules(seed), text -> text);
    }

    /** The same, with every {@code not} of its rules made to an {@code exists}. */
    static RuleFiles wrongBeside(RuleFiles files, long seed) {
        return beside(files, new MadeUpRules(seed), text -> text.replace("not ", "exists "));
    }

    private static RuleFiles beside(RuleFiles files, MadeUpRules rules, Function<String, String> changed) {
        var facts = changed.apply(rules.facts());
        var others = changed.apply(rules.others());
        return files.with(FOLDER + "policy.yaml", bytes("""
                policy: made-up
                version: "1"
                title: Rules at random
                source: none
                statements:
                  - id: MADE-1
                    section: all
                    says: Whatever.
                """)).with(FOLDER + "facts.drl", bytes(facts)).with(FOLDER + "rules.drl", bytes(others));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String facts() {
        isFacts = true;
        var text = new StringBuilder("""
                declare Derived
                    line : ServiceLine
                end

                declare Counted
                    line : ServiceLine
                    n : int
                end

                """);
        for (int at = 0; at < 2 + random.nextInt(3); at++) {
            var conditions = conditions();
            text.append("rule \"Fact ").append(at).append("\"\n    @statement(\"MADE-1\")\nwhen\n").append(conditions)
                    .append("then\n    insert( ").append(inserted(conditions)).append(" );\nend\n\n");
        }
        isFacts = false;
        return text.toString();
    }

    /** Something that does not lead to itself, which would have no end. */
    private String inserted(String conditions) {
        var end = List.of("reasons.reviewAsked($line)", "reasons.reviewAsked($line)", "reasons.reviewAsked($line)",
                "$line");
        var counted = List.of("new Counted($line, $line.units())", "new Counted($line, $line.visits())");
        return conditions.contains("Counted(") ? any(end)
                : random.nextInt(4) == 0 ? any(end)
                : conditions.contains("Derived(") || random.nextBoolean() ? any(counted) : "new Derived($line)";
    }

    private String others() {
        var text = new StringBuilder();
        for (int at = 0; at < 2 + random.nextInt(5); at++) {
            text.append("rule \"Rule ").append(at).append("\"\n    @statement(\"MADE-1\")\n    @message(\"Found ")
                    .append(at).append(".\")\n    @remedy(\"None.\")\nwhen\n").append(conditions());
            text.append("then\n    reasons.").append(any(List.of("note($line, SIMILAR_REQUEST)",
                    "approve($line, MEETS_GUIDELINE)", "pend($line, CLINICAL_REVIEW_NEEDED)",
                    "deny($line, QUANTITY)"))).append(".missing(String.valueOf(")
                    .append(bound > 0 && random.nextBoolean() ? "$b" + (1 + random.nextInt(bound)) : "$line.number()")
                    .append("));\nend\n\n");
        }
        return text.toString();
    }

    /** Conditions of which the first binds the line. */
    private String conditions() {
        bound = 0;
        var text = new StringBuilder("    ").append(switch (random.nextInt(4)) {
            case 0 -> "Derived( $line : line )";
            case 1 -> "Counted( $line : line" + (random.nextBoolean() ? ", n > 1" : "") + " )";
            default -> "$line : ServiceLine( " + constraints(OF_LINE, 2) + " )";
        }).append('\n');
        for (int at = random.nextInt(4); at > 0; at--) {
            text.append("    ").append(condition()).append('\n');
        }
        // The parser takes a bracket after `from` for a call.
        return text.append(random.nextInt(6) == 0 ? "    String( this != \"CHIROPRACTIC\" ) from $line.elected\n" : "")
                .toString();
    }

    private String condition() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> "$b" + ++bound + " : " + pattern();
            case 2 -> "not " + group();
            case 3 -> "exists " + group();
            case 4 -> "not ( " + group() + " and " + group() + " )";
            case 5 -> "not ( " + group() + " and not " + group() + " )";
            case 6 -> "( " + pattern() + " or " + pattern() + " )";
            default -> "exists ( " + group() + " and " + group() + " )";
        };
    }

    /** A pattern within a group, where facts.drl asks for nothing that it inserts. */
    private String group() {
        return isFacts && random.nextInt(12) > 0 ? given() : pattern();
    }

    private String pattern() {
        return switch (random.nextInt(4)) {
            case 0 -> "Derived( " + constraints(OF_DERIVED, 2) + " )";
            case 1 -> "Counted( " + constraints(OF_COUNTED, 2) + " )";
            default -> given();
        };
    }

    private String given() {
        return switch (random.nextInt(6)) {
            case 0 -> "Document( " + constraints(OF_DOCUMENT, 2) + " )";
            case 1 -> "Authorization( " + constraints(OF_AUTHORIZATION, 2) + " )";
            case 2 -> "Plan( " + constraints(OF_PLAN, 2) + " )";
            case 3 -> "Request( " + constraints(OF_REQUEST, 2) + " )";
            case 4 -> "ServiceLine( " + constraints(WITH_LINE, 2) + " )";
            default -> "SettingNeed( documented == true )";
        };
    }

    private String constraints(List<String> of, int most) {
        var chosen = new ArrayList<String>();
        for (int at = random.nextInt(most + 1); at > 0; at--) {
            var one = any(of);
            if (!chosen.contains(one) && !(one.contains("$v :") && chosen.stream().anyMatch(each ->
                    each.contains("$v")))) {
                chosen.add(one);
            }
        }
        return String.join(", ", chosen);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
