package org.coveragerules.cases;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.drl.Expression.Field;
import org.coveragerules.internal.drl.Expression.Literal;
import org.coveragerules.internal.drl.Expression.Name;

/** What a rule says, beside what it asks for. */
final class RuleWording {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w*)}");

    private RuleWording() {
    }

    /** The places of one of its texts; of one it does not have, none. */
    static List<String> places(DrlRule rule, String annotation) {
        return rule.annotation(annotation).stream().flatMap(text -> PLACE.matcher(text.value()).results())
                .map(found -> found.group(1)).toList();
    }

    /** Places that its right-hand side gives a value, and all else that it says there in quotes. */
    static Set<String> given(DrlRule rule) {
        var given = new LinkedHashSet<String>();
        rule.action().all().forEach(part -> {
            if (part instanceof Literal literal && literal.kind() == Literal.Kind.TEXT) {
                given.add(literal.value());
            }
        });
        return given;
    }

    /** Every word that it has in quotes, as a constant, in braces of a text or in {@code @needs}. */
    static Set<String> words(DrlRule rule) {
        var words = new LinkedHashSet<String>();
        Stream.concat(rule.asked(), rule.action().all()).forEach(part -> {
            if (part instanceof Literal literal && literal.kind() == Literal.Kind.TEXT) {
                words.add(literal.value());
            } else if (part instanceof Field field) {
                words.add(field.name().name());
            } else if (part instanceof Name name) {
                words.add(name.name());
            }
        });
        Stream.of("message", "otherwise", "remedy").flatMap(text -> places(rule, text).stream()).forEach(words::add);
        rule.annotation("needs").ifPresent(needs -> words.addAll(List.of(needs.value().strip().split("\\s*,\\s*"))));
        return words;
    }
}
