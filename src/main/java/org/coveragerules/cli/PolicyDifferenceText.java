package org.coveragerules.cli;

import java.util.List;
import org.coveragerules.policy.Difference;
import org.coveragerules.policy.PolicyDifference;

/** What differs between two versions, for a person: both texts beside each other where both versions have one. */
final class PolicyDifferenceText {

    private static final int SHORT = 70;

    private PolicyDifferenceText() {
    }

    static void write(TextPage page, int indent, PolicyDifference difference) {
        if (difference.isEmpty()) {
            page.line(indent, "Both say the same.");
        }
        write(page, indent, "Properties", difference.properties());
        write(page, indent, "Statements", difference.statements());
        write(page, indent, "Parameters", difference.parameters());
        write(page, indent, "Rules", difference.rules());
    }

    private static void write(TextPage page, int indent, String title, List<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        page.line(indent, "");
        page.line(indent, title + ": " + count(differences, Difference.Kind.ADDED) + " added (+), "
                + count(differences, Difference.Kind.REMOVED) + " removed (-), "
                + count(differences, Difference.Kind.CHANGED) + " changed (*)");
        for (var one : differences) {
            var sign = switch (one.kind()) {
                case ADDED -> "+ ";
                case REMOVED -> "- ";
                case CHANGED -> "* ";
            };
            var words = one.before() == null ? one.after() : one.after() == null ? one.before()
                    : one.before() + " -> " + one.after();
            if (isShort(one.name(), words)) {
                page.line(indent + 2, sign + one.name() + ": " + words);
                continue;
            }
            page.line(indent, "");
            page.line(indent + 2, sign + one.name());
            if (one.kind() == Difference.Kind.CHANGED) {
                page.sideBySide(indent + 4, one.before(), one.after());
            } else {
                words.lines().forEach(line -> page.line(indent + 4, line));
            }
        }
    }

    /** Such as a number that changed: it is told on one line. */
    private static boolean isShort(String name, String words) {
        return words.indexOf('\n') < 0 && name.length() + words.length() < SHORT;
    }

    private static long count(List<Difference> differences, Difference.Kind kind) {
        return differences.stream().filter(one -> one.kind() == kind).count();
    }
}
