package org.coveragerules.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coveragerules.internal.vocabulary.WordKind;
import org.junit.jupiter.api.Test;

/** What a policy says stands in its folder alone: the library names no policy, none of its words and no code. */
class PolicyLeavesJavaTest {

    private static final Path SOURCES = Path.of("src/main");
    /** Templates and scripts of the site are the library's as well; of others it carries one. */
    private static final Pattern OURS = Pattern.compile("(?:java|jte)/.*|resources/org/coveragerules/.*\\.js");
    private static final String OF_OTHERS = "minisearch.js";

    /** Words of the rules that are the library's own too, and where. */
    private static final Map<String, String> OF_THE_LIBRARY = Map.of(
            "CHIROPRACTIC", "a request's Discipline, whose visits are counted",
            "TRANSPLANT", "a request's Phase",
            "AUTHORIZED", "a request's RequestStatus",
            "EIU", "a CodeFileKind: the payer's file eiu.csv",
            "precertification", "the name of a policy and an English word");

    /** A code of CPT or HCPCS, where it is neither part of a number nor of a name. */
    private static final Pattern CODE = Pattern.compile("\\b(?:\\d{5}|[A-Z]\\d{4}|\\d{4}T)\\b");

    /** Codes that there are not, for examples. */
    private static final Pattern MADE_UP = Pattern.compile("1234[5-9]|1234T|A1234");

    @Test
    void noPolicyAndNoneOfItsWordsStandsInTheLibrary() throws IOException {
        var library = PolicyLibrary.of(RuleFiles.in(Path.of("rules")));
        var words = new TreeSet<String>();
        for (var policy : library.all()) {
            words.add(policy.id());
            words.addAll(policy.statements().keySet());
            // A bare number or a day names nothing.
            if (!policy.version().matches("\\d+|\\d+-\\d+-\\d+|previous")) {
                words.add(policy.version());
            }
        }
        for (var kind : WordKind.values()) {
            words.addAll(library.vocabulary().words(kind).keySet());
        }
        words.addAll(library.vocabulary().reasons().keySet());
        words.addAll(library.vocabulary().observations().keySet());
        words.removeAll(OF_THE_LIBRARY.keySet());
        var named = Pattern.compile(words.stream().map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\w-])(?:", ")(?![\\w-])")));

        assertThat(found(named)).isEmpty();
    }

    @Test
    void noCodeStandsInTheLibrary() throws IOException {
        assertThat(found(CODE).stream().filter(place -> !MADE_UP.matcher(place.substring(place.lastIndexOf(' ') + 1))
                .matches())).isEmpty();
    }

    private static boolean isOurs(Path file) {
        return OURS.matcher(SOURCES.relativize(file).toString().replace('\\', '/')).matches()
                && !file.endsWith(OF_OTHERS);
    }

    /** Each match by file, line and what it is. */
    private static List<String> found(Pattern pattern) throws IOException {
        var places = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (var file : files.filter(Files::isRegularFile).filter(PolicyLeavesJavaTest::isOurs).sorted().toList()) {
                var lines = Files.readAllLines(file);
                for (int at = 0; at < lines.size(); at++) {
                    var match = pattern.matcher(lines.get(at));
                    while (match.find()) {
                        places.add(SOURCES.relativize(file) + ":" + (at + 1) + ": " + match.group());
                    }
                }
            }
        }
        return places;
    }
}
