package org.coveragerules.internal.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.coveragerules.Fault;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Clinical;
import org.coveragerules.request.Plan;
import org.coveragerules.request.Request;

/** Has every word of a request be one of the rules', since a program may have made it, or other rules read it. */
public final class RequestWords {

    private final Vocabulary words;
    private List<Fault> faults = List.of();

    private RequestWords(Vocabulary words) {
        this.words = words;
    }

    /**
     * Looks at every word.
     *
     * @throws InvalidRequestException naming each that the rules do not have
     */
    public static void check(Request request, Vocabulary words) {
        var check = new RequestWords(words);
        check.plan(request.plan());
        for (int i = 0; i < request.lines().size(); i++) {
            check.all(WordKind.CATEGORY, request.lines().get(i).categories(), "$.lines", i, ".categories");
        }
        if (request.clinical() != null) {
            check.clinical(request.clinical());
        }
        if (!check.faults.isEmpty()) {
            throw new InvalidRequestException(request.id(), check.faults);
        }
    }

    private void plan(Plan plan) {
        if (plan.electedCategories() != null) {
            all(WordKind.CATEGORY, plan.electedCategories(), "$.plan.electedCategories", -1, "");
        }
        for (int i = 0; i < plan.provisions().size(); i++) {
            var each = plan.provisions().get(i);
            term(each.category(), each.overrides(), "$.plan.provisions", i);
        }
        for (int i = 0; i < plan.mandates().size(); i++) {
            var each = plan.mandates().get(i);
            term(each.category(), each.overrides(), "$.plan.mandates", i);
        }
    }

    private void term(String category, Collection<String> overrides, String path, int index) {
        if (category != null) {
            one(WordKind.CATEGORY, category, path, index, ".category");
        }
        all(WordKind.OVERRIDE, overrides, path, index, ".overrides");
    }

    private void clinical(Clinical clinical) {
        for (int i = 0; i < clinical.documents().size(); i++) {
            one(WordKind.DOCUMENT, clinical.documents().get(i).type(), "$.clinical.documents", i, ".type");
        }
        for (int i = 0; i < clinical.settingNeeds().size(); i++) {
            one(WordKind.NEED, clinical.settingNeeds().get(i).need(), "$.clinical.settingNeeds", i, ".need");
        }
        for (int i = 0; i < clinical.treatments().size(); i++) {
            one(WordKind.TREATMENT, clinical.treatments().get(i).kind(), "$.clinical.treatments", i, ".kind");
        }
        for (int i = 0; i < clinical.observations().size(); i++) {
            known(clinical.observations().get(i).name(), words.observations(), "$.clinical.observations", i, ".name");
        }
    }

    private void all(WordKind kind, Collection<String> given, String path, int index, String field) {
        for (var word : given) {
            one(kind, word, path, index, field);
        }
    }

    private void one(WordKind kind, String word, String path, int index, String field) {
        known(word, words.words(kind), path, index, field);
    }

    private void known(String word, Map<String, ?> known, String path, int index, String field) {
        if (!known.containsKey(word)) {
            faults = faults.isEmpty() ? new ArrayList<>() : faults;
            faults.add(new Fault(path + (index < 0 ? "" : "[" + index + "]") + field, Shown.text(word),
                    Shown.oneOf(known.keySet(), word)));
        }
    }
}
