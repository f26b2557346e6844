package org.coveragerules.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.coveragerules.Fault;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Request;

/** Walks through a request and notes each word that the rules do not have. */
final class WordCheck {

    private final Vocabulary words;
    /** Where it is, names of fields and numbers of elements; null: only whether a word is unknown is looked at. */
    private final List<Object> path;
    private final List<Fault> faults;
    private boolean isKnown = true;

    private WordCheck(Vocabulary words, List<Object> path, List<Fault> faults) {
        this.words = words;
        this.path = path;
        this.faults = faults;
    }

    /** The words of a request that the rules do not have, in the order of the fields. Almost always there is none. */
    static List<Fault> of(Request request, Shape<Request> shape, Vocabulary words) {
        var any = new WordCheck(words, null, null);
        shape.check(request, any);
        if (any.isKnown) {
            return List.of();
        }
        var each = new WordCheck(words, new ArrayList<>(), new ArrayList<>());
        shape.check(request, each);
        return each.faults;
    }

    /** Goes to a field by its name or an element by its number, from which {@link #leave} leads back. */
    void enter(Object step) {
        if (path != null) {
            path.add(step);
        }
    }

    void leave() {
        if (path != null) {
            path.remove(path.size() - 1);
        }
    }

    /** Looks at the word here. */
    void word(WordKind kind, Object word) {
        known(words.words(kind), word);
    }

    /** Looks at the name of an observation here. */
    void observation(String name) {
        known(words.observations(), name);
    }

    private void known(SortedMap<String, ?> known, Object word) {
        if (known.containsKey(word)) {
            return;
        }
        isKnown = false;
        if (path != null) {
            faults.add(new Fault(place(), FaultText.text((String) word), FaultText.oneOf(known.keySet(),
                    (String) word)));
        }
    }

    private String place() {
        var place = new StringBuilder("$");
        path.forEach(step -> place.append(step instanceof Integer index ? "[" + index + "]" : "." + step));
        return place.toString();
    }
}
