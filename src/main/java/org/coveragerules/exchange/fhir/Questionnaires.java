package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.coveragerules.exchange.fhir.AnswerClauses.Clause;
import org.coveragerules.exchange.fhir.CriteriaQuestions.Placed;
import org.coveragerules.internal.criteria.Criteria;
import org.coveragerules.internal.policy.CodeSet;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.questions.Question;

/**
 * Makes FHIR R4 Questionnaires of the criteria of policies: a question for each thing that they ask a provider, asked
 * as long as it can matter. The same rules make the same questionnaire. {@link QuestionnaireAnswers} reads the answers.
 */
public final class Questionnaires {

    /** Id of the value set of diagnoses that a questionnaire contains. */
    static final String DIAGNOSES = "diagnoses";

    /** Where the names begin that FHIR wants to be addresses; nothing is there to be fetched. */
    static final String BASE = "http://coveragerules.org/fhir/";

    private static final int LONGEST_ID = 64;
    private static final int MOST_NAMED = 20;
    /** So many characters of a diagnosis stand before its point. */
    private static final int CATEGORY = 3;

    private Questionnaires() {
    }

    /**
     * The questionnaire of a version.
     *
     * @throws IllegalArgumentException where it has no criteria, naming the versions that have
     */
    public static ObjectNode of(PolicyLibrary library, PolicyVersion policy) {
        if (policy.criteria().isEmpty()) {
            throw new IllegalArgumentException("`" + policy.name() + "` has no criteria, and a questionnaire is made of"
                    + " these; " + having(library));
        }
        var questionnaire = head(policy.id(), policy.version(), policy.title());
        questionnaire.put("description", "From " + policy.source() + ".");
        if (policy.effective() != null || policy.until() != null) {
            var period = questionnaire.putObject("effectivePeriod");
            put(period, "start", policy.effective());
            put(period, "end", policy.until());
        }
        var questions = CriteriaQuestions.of(library, Map.of(policy, policy.criteria()));
        return body(library, questionnaire, questions, false);
    }

    /**
     * The questionnaire for a procedure: of the criteria of every policy that judge it.
     *
     * @param code CPT or HCPCS code
     * @param date the day on which versions have to be in force; null: the latest version of each policy
     * @throws IllegalArgumentException where no criteria judge it, naming the versions that have some
     */
    public static ObjectNode ofCode(PolicyLibrary library, String code, LocalDate date) {
        var judging = new LinkedHashMap<PolicyVersion, List<Criteria>>();
        for (var policy : library.all()) {
            boolean chosen = date == null ? library.after(policy).isEmpty() : policy.inForce(date);
            var criteria = policy.criteria().stream().filter(each -> each.codes().takes(code)).toList();
            if (chosen && policy.codes().takes(code) && !criteria.isEmpty()) {
                judging.put(policy, criteria);
            }
        }
        if (judging.isEmpty()) {
            throw new IllegalArgumentException("no policy has criteria for `" + code + "`"
                    + (date == null ? "" : " on " + date) + "; " + having(library));
        }
        var names = judging.keySet().stream().map(policy -> policy.name().replace(' ', '-')).toList();
        var questionnaire = head(code, String.join(".", names), "What " + names.size()
                + (names.size() == 1 ? " policy asks" : " policies ask") + " for " + code);
        questionnaire.putArray("code").add(Coded.procedureCoding(code));
        return body(library, questionnaire, CriteriaQuestions.of(library, judging), true);
    }

    /** The address and version of the questionnaire of a policy version that has criteria. */
    static String canonical(PolicyVersion policy) {
        return BASE + "Questionnaire/" + name(policy.id()) + "|" + policy.version();
    }

    /** The system of the codes that are to choose from for a link. */
    static String system(String linkId) {
        return BASE + "CodeSystem/" + linkId.replaceFirst("^/", "").replace('/', '-');
    }

    private static String name(String id) {
        return id.replaceAll("[^A-Za-z0-9.-]", "-");
    }

    private static String having(PolicyLibrary library) {
        var having = library.all().stream().filter(policy -> !policy.criteria().isEmpty()).map(PolicyVersion::name)
                .toList();
        return having.isEmpty() ? "none of these rules has any" : "these have criteria: "
                + String.join(", ", having.subList(0, Math.min(having.size(), MOST_NAMED)))
                + (having.size() > MOST_NAMED ? " and " + (having.size() - MOST_NAMED) + " more" : "");
    }

    private static ObjectNode head(String name, String version, String title) {
        var id = name(name + "-" + version);
        var questionnaire = JsonNodeFactory.instance.objectNode().put("resourceType", "Questionnaire")
                .put("id", id.substring(0, Math.min(id.length(), LONGEST_ID)))
                .put("url", BASE + "Questionnaire/" + name(name))
                .put("version", version).put("title", title).put("status", "active");
        questionnaire.putArray("subjectType").add("Patient");
        return questionnaire;
    }

    private static void put(ObjectNode to, String name, LocalDate day) {
        if (day != null) {
            to.put(name, day.toString());
        }
    }

    private static ObjectNode body(PolicyLibrary library, ObjectNode questionnaire, CriteriaQuestions questions,
            boolean byPolicy) {
        var sets = questions.diagnoses().stream().flatMap(set -> set.ranges().stream()).distinct().toList();
        if (!sets.isEmpty()) {
            diagnoses(sets, questionnaire.putArray("contained"));
        }
        var items = new QuestionnaireItems(library.vocabulary(), !sets.isEmpty());
        var all = questions.questions();
        if (!byPolicy) {
            questionnaire.set("item", items.of(clauses(questions, all)));
            return questionnaire;
        }
        var groups = questionnaire.putArray("item");
        all.stream().collect(Collectors.groupingBy(Placed::policy, LinkedHashMap::new, Collectors.toList()))
                .forEach((policy, own) -> group(policy, items.of(clauses(questions, own)), groups));
        return questionnaire;
    }

    private static void group(PolicyVersion policy, ArrayNode items, ArrayNode groups) {
        groups.addObject().put("linkId", "policies/" + policy.id() + "/" + policy.version())
                .put("text", policy.title()).put("type", "group").set("item", items);
    }

    private static Map<Question, List<Clause>> clauses(CriteriaQuestions questions, List<Placed> of) {
        var clauses = new LinkedHashMap<Question, List<Clause>>();
        of.forEach(placed -> clauses.put(placed.question(), questions.when(placed.question())));
        return clauses;
    }

    /** What is offered to choose from; any other diagnosis may be named as well. */
    private static void diagnoses(List<CodeSet.Range> ranges, ArrayNode contained) {
        var include = contained.addObject().put("resourceType", "ValueSet").put("id", DIAGNOSES)
                .put("status", "active").put("immutable", true).putObject("compose").putArray("include");
        for (var range : ranges) {
            var each = include.addObject().put("system", Coded.ICD);
            each.putArray("filter").addObject().put("property", "code").put("op", "regex")
                    .put("value", pattern(range));
        }
    }

    /**
     * The codes of a range and all below them, with their point. Of a range that ends under another letter or ten than
     * it begins some more are offered, which does no harm.
     */
    private static String pattern(CodeSet.Range range) {
        var first = range.first();
        var last = range.last();
        int common = 0;
        while (common < first.length() && common < last.length() && first.charAt(common) == last.charAt(common)) {
            common++;
        }
        var pattern = new StringBuilder();
        for (int at = 0; at < common; at++) {
            pattern.append(at == CATEGORY ? "\\." : "").append(first.charAt(at));
        }
        if (common < first.length() && common < last.length()) {
            pattern.append(common == CATEGORY ? "\\." : "")
                    .append('[').append(first.charAt(common)).append('-').append(last.charAt(common)).append(']');
        }
        return pattern.append(".*").toString();
    }
}
