package org.coveragerules.internal.checklist;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.coveragerules.internal.drl.Asked;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.drl.Expression;
import org.coveragerules.internal.drl.Expression.Call;
import org.coveragerules.internal.drl.Expression.Field;
import org.coveragerules.internal.drl.Expression.Name;
import org.coveragerules.internal.questions.LeafRuleReader;
import org.coveragerules.internal.questions.Question;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Holder;

/**
 * What the rules of a version look for beside its criteria, each thing once: by their conditions, by the documents that
 * they name and by what they tell to be missing.
 */
final class SendWith {

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

    /** Something that is looked for, and the statements that do. */
    private record Thing(String says, Holder holder, Set<String> statements) {
    }

    private final Vocabulary words;
    private final Map<String, Thing> things = new LinkedHashMap<>();

    SendWith(Vocabulary words) {
        this.words = words;
    }

    ArrayNode of(List<DrlRule> rules) {
        rules.stream().filter(rule -> !rule.statement().isEmpty() && !LeafRuleReader.meets(rule)).forEach(this::add);
        var list = JsonNodeFactory.instance.arrayNode();
        things.forEach((id, thing) -> {
            var one = list.addObject().put("id", id).put("says", thing.says).put("holder", word(thing.holder));
            thing.statements.forEach(one.putArray("statements")::add);
        });
        return list;
    }

    private void add(DrlRule rule) {
        // A line without modifiers has none, and lacks nothing.
        Asked.of(rule).facts().stream().filter(fact -> fact.kind() != Asked.Kind.MODIFIERS)
                .forEach(fact -> add(fact.missing(), rule));
        Stream.concat(rule.asked(), rule.action().all()).filter(SendWith::isDocument)
                .forEach(type -> add(((Field) type).name().name(), rule));
        rule.action().all().filter(part -> part instanceof Call call && call.name().name().equals("missing"))
                .flatMap(call -> ((Call) call).text().stream()).forEach(name -> add(name, rule));
    }

    /** Whether something of a list is the provider's to send. */
    static boolean asksProvider(ArrayNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(thing -> thing.path("holder").asText().equals(word(Holder.PROVIDER)));
    }

    private static String word(Holder holder) {
        return holder.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isDocument(Expression part) {
        return part instanceof Field field && field.of() instanceof Name type
                && type.name().equals(WordKind.DOCUMENT.type());
    }

    private void add(String name, DrlRule rule) {
        var document = words.words(WordKind.DOCUMENT).get(name);
        var observation = words.observations().get(name);
        var holder = document != null || observation != null ? Holder.PROVIDER : Holder.of(name);
        // What only a variable says is named by the rule that sets it, and what a reviewer finds nobody sends.
        if (VARIABLES.contains(name) || holder == Holder.REVIEWER) {
            return;
        }
        var id = document != null ? Question.DOCUMENTS + name : observation != null ? Question.OBSERVATIONS + name : name;
        var says = document != null ? document.says() : observation != null ? observation.says() : field(name);
        things.computeIfAbsent(id, none -> new Thing(says, holder, new LinkedHashSet<>())).statements
                .add(rule.statement());
    }

    private static String field(String path) {
        return FIELDS.getOrDefault(path, spaced(path.substring(path.lastIndexOf('.') + 1)));
    }

    /** A name in words, such as {@code place of service}. */
    static String spaced(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
