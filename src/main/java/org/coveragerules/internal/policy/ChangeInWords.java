package org.coveragerules.internal.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.coveragerules.internal.codes.CodeScope;
import org.coveragerules.internal.text.NameInWords;

/**
 * What a version of a policy says otherwise than another, in sentences for people: whose lines it judges, its parameters,
 * value sets, criteria and statements. Of rules it tells how many differ, and nothing of what only is written otherwise.
 */
public final class ChangeInWords {

    /** Of more values that come or go only so many are named. */
    private static final int NAMED = 12;

    private final PolicyVersion from;
    private final PolicyVersion to;
    private final List<String> sentences = new ArrayList<>();

    private ChangeInWords(PolicyVersion from, PolicyVersion to) {
        this.from = from;
        this.to = to;
    }

    /**
     * The sentences, each with its point; empty where both versions say the same.
     *
     * @throws org.coveragerules.RulesException where a version's rules can't be read
     */
    public static List<String> of(PolicyLibrary library, PolicyVersion from, PolicyVersion to) {
        return of(library.difference(from, to), from, to);
    }

    /** The same where the difference is known. */
    public static List<String> of(VersionDifference difference, PolicyVersion from, PolicyVersion to) {
        var words = new ChangeInWords(from, to);
        words.properties();
        words.scope();
        words.parameters();
        words.valueSets();
        words.sentences.addAll(CriteriaInWords.of(from.criteria(), to.criteria()));
        words.statements();
        words.now("source", from.source(), to.source());
        words.rules(difference.rules());
        return List.copyOf(words.sentences);
    }

    private void say(String sentence) {
        sentences.add(sentence.endsWith(".") || sentence.endsWith(".\"") ? sentence : sentence + ".");
    }

    private void properties() {
        now("title", from.title(), to.title());
        if (!Objects.equals(from.authority(), to.authority())) {
            say("It is now " + (to.authority() == null ? "the payer's own policy" : "a policy of " + to.authority()));
        }
        comesAndGoes("It now supersedes", "It no longer supersedes", from.supersedes(), to.supersedes());
        comesAndGoes("Before its own it now asks the rules of", "Before its own it no longer asks the rules of",
                from.after(), to.after());
    }

    private void now(String what, String before, String after) {
        if (!before.equals(after)) {
            say("Its " + what + " is now " + quoted(after) + "; before, " + quoted(before));
        }
    }

    private void scope() {
        lines("discipline", from.disciplines().stream().sorted().map(Enum::name).toList(),
                to.disciplines().stream().sorted().map(Enum::name).toList());
        if (!from.codes().equals(to.codes())) {
            codes("", from.codes(), to.codes()).forEach(this::say);
        }
        var names = new LinkedHashSet<>(from.scope().narrowing().keySet());
        names.addAll(to.scope().narrowing().keySet());
        for (var name : names) {
            var before = from.scope().narrowing().getOrDefault(name, "any");
            var after = to.scope().narrowing().getOrDefault(name, "any");
            if (!before.equals(after)) {
                say("Its " + NameInWords.of(name) + " are now " + after + "; before, " + before);
            }
        }
    }

    /** Of lines: none named is every one. */
    private void lines(String what, List<String> before, List<String> after) {
        if (before.equals(after)) {
            return;
        }
        if (before.isEmpty()) {
            say("It now judges lines of the " + what + " " + listed(after) + " only");
        } else if (after.isEmpty()) {
            say("It now judges lines of every " + what + "; before, of " + listed(before) + " only");
        } else {
            comesAndGoes("It now judges lines of the " + what, "It no longer judges lines of the " + what, before, after);
        }
    }

    /** @param whose begins a sentence about criteria; empty: the version itself */
    static List<String> codes(String whose, CodeScope before, CodeScope after) {
        var it = whose.isEmpty() ? "It" : whose;
        var judges = whose.isEmpty() ? "judges" : "judge";
        if (before.isEvery()) {
            return List.of(it + " now " + judges + " lines of the codes " + listed(after.written()) + " only.");
        }
        if (after.isEvery()) {
            return List.of(it + " now " + judges + " lines of every code; before, of " + listed(before.written())
                    + " only.");
        }
        var said = new ArrayList<String>();
        var come = after.beyond(before);
        var gone = before.beyond(after);
        if (!come.isEmpty()) {
            said.add(it + " now " + judges + " lines of " + codes(come) + ".");
        }
        if (!gone.isEmpty()) {
            said.add(it + " no longer " + judges + " lines of " + codes(gone) + ".");
        }
        return said;
    }

    private static String codes(List<String> codes) {
        return (codes.size() == 1 && codes.get(0).indexOf('-') < 0 ? "the code " : "the codes ") + listed(codes);
    }

    private void parameters() {
        var names = new LinkedHashSet<>(from.parameters().keySet());
        names.addAll(to.parameters().keySet());
        for (var name : names) {
            parameter(NameInWords.of(name), from.parameters().get(name), to.parameters().get(name));
        }
    }

    private void parameter(String name, Object before, Object after) {
        boolean many = isPlural(name);
        if (before == null) {
            say("The " + name + (many ? " are" : " is") + " new: " + value(after));
        } else if (after == null) {
            say("The " + name + (many ? " are no longer there; they were " : " is no longer there; it was ")
                    + value(before));
        } else if (before instanceof List<?> first && after instanceof List<?> second) {
            list("The " + name, many, texts(first), texts(second));
        } else if (!value(before).equals(value(after))) {
            say("The " + name + (before instanceof Number && after instanceof Number ? many ? " go" : " goes"
                    : many ? " change" : " changes") + " from " + value(before) + " to " + value(after));
        }
    }

    private void list(String name, boolean many, List<String> before, List<String> after) {
        comesAndGoes(name + (many ? " now have" : " now has"), name + (many ? " no longer have" : " no longer has"),
                before, after);
        if (!before.equals(after) && new LinkedHashSet<>(before).equals(new LinkedHashSet<>(after))) {
            say(name + (many ? " have" : " has") + " another order: " + listed(after));
        }
    }

    private void valueSets() {
        var names = new LinkedHashSet<>(from.valueSets().keySet());
        names.addAll(to.valueSets().keySet());
        for (var name : names) {
            var before = from.valueSets().get(name);
            var after = to.valueSets().get(name);
            var set = "The value set " + name;
            if (before == null) {
                say(set + " is new: " + after.system() + " " + listed(ranges(after)));
            } else if (after == null) {
                say(set + " is no longer there");
            } else if (!before.system().equals(after.system())) {
                say(set + " is now of " + after.system() + ": " + listed(ranges(after)));
            } else if (!before.codes().equals(after.codes())) {
                comesAndGoes(set + " now has", set + " no longer has", ranges(before), ranges(after));
            }
        }
    }

    private static List<String> ranges(ValueSet set) {
        return set.ranges().stream().map(String::valueOf).toList();
    }

    private void statements() {
        var added = new LinkedHashMap<>(to.statements());
        added.keySet().removeAll(from.statements().keySet());
        added.values().forEach(statement -> say("It now says, as " + statement.id() + ": " + statement.says()));
        from.statements().forEach((id, before) -> {
            var after = to.statements().get(id);
            if (after == null) {
                say("It no longer says, as " + id + ": " + before.says());
            } else {
                statement(before, after);
            }
        });
    }

    private void statement(Statement before, Statement after) {
        var id = after.id();
        if (!before.says().equals(after.says())) {
            say(id + " says otherwise: " + quoted(after.says()) + "; before, " + quoted(before.says()));
        }
        if (!before.section().equals(after.section())) {
            say(id + " is now in the section " + quoted(after.section()));
        }
        if (!Objects.equals(before.group(), after.group())) {
            say(after.group() == null ? "No override sets " + id + " aside any more"
                    : "An override of " + after.group() + " now sets " + id + " aside");
        }
        if (!Objects.equals(before.heldBy(), after.heldBy())) {
            say(after.heldBy() == null ? id + " is now held by rules" : id + " now holds without a rule: "
                    + after.heldBy());
        }
    }

    private void rules(List<Difference> rules) {
        var counts = new ArrayList<String>();
        for (var kind : Difference.Kind.values()) {
            long count = rules.stream().filter(rule -> rule.kind() == kind).count();
            if (count > 0) {
                counts.add(count + (count == 1 ? " rule is " : " rules are ") + switch (kind) {
                    case ADDED -> "new";
                    case REMOVED -> "gone";
                    case CHANGED -> "changed";
                });
            }
        }
        if (!counts.isEmpty()) {
            say(String.join(", ", counts));
        }
    }

    private void comesAndGoes(String comes, String goes, Collection<String> before, Collection<String> after) {
        var come = new LinkedHashSet<>(after);
        come.removeAll(before);
        var gone = new LinkedHashSet<>(before);
        gone.removeAll(after);
        if (!come.isEmpty()) {
            say(comes + " " + listed(come));
        }
        if (!gone.isEmpty()) {
            say(goes + " " + listed(gone));
        }
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(String::valueOf).toList();
    }

    private static String value(Object value) {
        return value instanceof List<?> list ? listed(texts(list)) : value instanceof BigDecimal number
                ? number.toPlainString() : value instanceof Number ? value.toString() : quoted(value.toString());
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** Such as {@code a, b and c}; of many how many more there are. */
    static String listed(Collection<String> values) {
        var all = List.copyOf(values);
        if (all.size() < 2) {
            return all.isEmpty() ? "nothing" : all.get(0);
        }
        boolean isLong = all.size() > NAMED;
        int last = isLong ? NAMED : all.size() - 1;
        return String.join(", ", all.subList(0, last)) + " and " + (isLong ? all.size() - last + " more" : all.get(last));
    }

    private static boolean isPlural(String words) {
        return words.endsWith("s") && !words.endsWith("ss") && !words.endsWith("us") && !words.endsWith("is");
    }
}
