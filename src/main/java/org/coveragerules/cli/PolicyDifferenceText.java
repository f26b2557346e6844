package org.coveragerules.cli;

import java.util.List;
import org.coveragerules.internal.policy.Difference;
import org.coveragerules.internal.policy.VersionDifference;

/** What differs between two versions, for a person: both texts beside each other where both versions have one. */
final class PolicyDifferenceText {

    private static final int SHORT = 70;

    private PolicyDifferenceText() {
    }

    static void write(TextPage page, int indent, VersionDifference difference) {
        if (difference.isEmpty()) {
            page.line(indent, "Both say the same.");
        }
        write(page, indent, "Properties", difference.properties());
        write(page, indent, "Statements", difference.statements());
        write(page, indent, "Criteria", difference.criteria());
        write(page, indent, "Parameters", difference.parameters());
        write(page, indent, "Rules", difference.rules());
    }

    private static void write(TextPage page, int indent, String title, List<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        page.line(indent, "");
        page.line(indent, title + ": " + count(differences, Difference.Kind.ADDED, " added (+)")
                + count(differences, Difference.Kind.REMOVED, " removed (-)")
                + count(differences, Difference.Kind.CHANGED, " changed (*)"));
        boolean allShort = differences.stream().allMatch(PolicyDifferenceText::isShort);
        for (var one : differences) {
            if (allShort) {
                page.line(indent + 2, sign(one) + one.name() + ": " + words(one));
            } else {
                page.line(indent, "");
                page.line(indent + 2, sign(one) + one.name());
                texts(page, indent + 4, one);
            }
        }
    }

    private static void texts(TextPage page, int indent, Difference one) {
        if (one.kind() == Difference.Kind.CHANGED) {
            page.sideBySide(indent, one.before(), one.after());
        } else {
            words(one).lines().forEach(line -> page.line(indent, line));
        }
    }

    private static String sign(Difference one) {
        return switch (one.kind()) {
            case ADDED -> "+ ";
            case REMOVED -> "- ";
            case CHANGED -> "* ";
        };
    }

    private static String words(Difference one) {
        return switch (one.kind()) {
            case ADDED -> one.after();
            case REMOVED -> one.before();
            case CHANGED -> one.before() + " -> " + one.after();
        };
    }

    /** Such as a number that changed: it is told on one line. */
    private static boolean isShort(Difference one) {
        return words(one).indexOf('\n') < 0 && one.name().length() + words(one).length() < SHORT;
    }

    private static String count(List<Difference> differences, Difference.Kind kind, String word) {
        long count = differences.stream().filter(one -> one.kind() == kind).count();
        boolean first = differences.stream().noneMatch(one -> one.kind().compareTo(kind) < 0);
        return count == 0 ? "" : (first ? "" : ", ") + count + word;
    }
}
