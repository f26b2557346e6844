package org.coveragerules.internal.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.text.NameInWords;

/** Which lines a version judges, in words. */
final class ScopeWords {

    private ScopeWords() {
    }

    /** What it asks of a line beside the code, each a sentence; empty: nothing. */
    static List<String> of(PolicyVersion policy) {
        var words = new ArrayList<String>();
        if (!policy.disciplines().isEmpty()) {
            words.add(sentence("disciplines", String.join(", ", policy.disciplines().stream().sorted().map(Enum::name)
                    .toList())));
        }
        policy.scope().narrowing().forEach((name, value) -> words.add(sentence(NameInWords.of(name), value)));
        return words;
    }

    private static String sentence(String name, String value) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + ": " + value + ".";
    }
}
