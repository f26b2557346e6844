package org.coveragerules.internal.questions;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.coveragerules.internal.drl.Asked;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.drl.Expression;
import org.coveragerules.internal.drl.Expression.Call;
import org.coveragerules.internal.drl.Expression.Field;
import org.coveragerules.internal.drl.Expression.Name;
import org.coveragerules.internal.text.NameInWords;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Holder;

/**
 * Something that rules look for in a request: by their conditions, by the documents that they name and by what they tell
 * to be missing.
 *
 * @param id         of a document or an observation its question's link; else the field
 * @param says       it in words
 * @param holder     who has it; what a reviewer finds is nothing that is looked for
 * @param statements of the rules that do, in the order of the rules
 */
public record LookedFor(String id, String says, Holder holder, Set<String> statements) {

    /** Fields whose own name says too little. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("member.birthDate", "birth date of the member"),
            Map.entry("member.sex", "sex of the member"),
            Map.entry("history.services", "earlier services of the member"),
            Map.entry("clinical.treatments", "treatments tried before"),
            Map.entry("authorizations", "authorizations on file"),
            Map.entry("provisions", "terms of the plan"),
            Map.entry("benefitConfirmed", "whether the plan has a benefit for the service"),
            Map.entry("performed", "whether the service of an earlier request was given"),
            Map.entry("discipline", "discipline of the service"),
            Map.entry("independentInterpretation", "whether an independent radiologist read the imaging"),
            Map.entry("availableInLowerAcuitySetting", "whether a setting of lower acuity could meet the need"));

    private static final Set<String> VARIABLES = Set.of(Asked.Kind.DOCUMENT.path(), Asked.Kind.OBSERVATION.path());

    /** Each thing once, as it first comes. */
    public static List<LookedFor> of(Collection<DrlRule> rules, Vocabulary words) {
        var found = new LinkedHashMap<String, LookedFor>();
        rules.forEach(rule -> names(rule).forEach(name -> add(name, rule, words, found)));
        return List.copyOf(found.values());
    }

    /** Whether it is a document of the record. */
    public boolean isDocument() {
        return id.startsWith(Question.DOCUMENTS);
    }

    /** A line without modifiers has none, and lacks nothing. */
    private static Stream<String> names(DrlRule rule) {
        var asked = Asked.of(rule).facts().stream().filter(fact -> fact.kind() != Asked.Kind.MODIFIERS)
                .map(Asked.Fact::missing);
        var documents = Stream.concat(rule.asked(), rule.action().all()).filter(LookedFor::isDocument)
                .map(type -> ((Field) type).name().name());
        var missing = rule.action().all()
                .filter(part -> part instanceof Call call && call.name().name().equals("missing"))
                .flatMap(call -> ((Call) call).text().stream());
        return Stream.of(asked, documents, missing).flatMap(names -> names);
    }

    private static boolean isDocument(Expression part) {
        return part instanceof Field field && field.of() instanceof Name type
                && type.name().equals(WordKind.DOCUMENT.type());
    }

    private static void add(String name, DrlRule rule, Vocabulary words, Map<String, LookedFor> found) {
        var document = words.words(WordKind.DOCUMENT).get(name);
        var observation = words.observations().get(name);
        var holder = document != null || observation != null ? Holder.PROVIDER : Holder.of(name);
        // What only a variable says is named by the rule that sets it, and what a reviewer finds nobody sends.
        if (VARIABLES.contains(name) || holder == Holder.REVIEWER) {
            return;
        }
        var id = document != null ? Question.DOCUMENTS + name : observation != null ? Question.OBSERVATIONS + name : name;
        var says = document != null ? document.says() : observation != null ? observation.says() : field(name);
        found.computeIfAbsent(id, none -> new LookedFor(id, says, holder, new LinkedHashSet<>())).statements
                .add(rule.statement());
    }

    private static String field(String path) {
        return FIELDS.getOrDefault(path, NameInWords.of(path.substring(path.lastIndexOf('.') + 1)));
    }
}
