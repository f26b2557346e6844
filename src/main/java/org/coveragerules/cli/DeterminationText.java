package org.coveragerules.cli;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.coveragerules.CriterionResult;
import org.coveragerules.Determination;
import org.coveragerules.JudgedCriteria;
import org.coveragerules.JudgedCriterion;
import org.coveragerules.LineDetermination;
import org.coveragerules.Notice;
import org.coveragerules.Outcome;
import org.coveragerules.Reason;

/** A determination as a reviewer reads it on a terminal: the outcome first, then each line and what it rests on. */
final class DeterminationText {

    private final TextPage text = new TextPage();

    private DeterminationText() {
    }

    static String of(Determination determination) {
        var page = new DeterminationText();
        page.determination(determination);
        return page.text.toString();
    }

    private void determination(Determination determination) {
        line(0, determination.requestId() + ": " + words(determination.outcome()) + standing(determination));
        deadline(determination);
        determination.lines().forEach(this::line);
        notice(determination.notice());
        line(0, "");
        line(0, "Judged by " + String.join(", ", determination.policies().stream()
                .map(policy -> policy.policy() + " " + policy.version()
                        + (policy.named() == null ? "" : " (named by the caller)")).toList()) + ".");
        line(0, "Rules " + determination.rulesFingerprint());
    }

    /** The plan's own clock needs no name where it runs alone. */
    private void deadline(Determination determination) {
        if (determination.due() != null) {
            line(0, "to be decided by " + by(determination.due(), determination.dueAt()));
        }
        var clocks = determination.clocks();
        if (clocks.size() > 1 || clocks.stream().anyMatch(clock -> clock.jurisdiction() != null)) {
            clocks.forEach(clock -> line(2, "by " + by(clock.due(), clock.dueAt()) + " under " + clock.citation()
                    + (clock.jurisdiction() == null ? "" : " (" + clock.jurisdiction() + ")")));
        }
    }

    private static String by(LocalDate due, OffsetDateTime dueAt) {
        return dueAt == null ? due.toString() : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(dueAt);
    }

    private static String standing(Determination determination) {
        if (determination.isFinal()) {
            return "";
        }
        if (!determination.clinicianReview()) {
            return " (not final)";
        }
        return determination.outcome() == Outcome.PENDED ? " (a clinician has to review it)"
                : " (a recommendation: a clinician has to confirm it)";
    }

    private void line(LineDetermination line) {
        line(0, "");
        line(0, "Line " + line.number() + ": " + words(line.outcome()) + approval(line)
                + (line.redirectedTo() == null ? "" : " to " + line.redirectedTo()));
        var by = line.reviewOrganization() == null ? "" : "reviewed by " + line.reviewOrganization();
        var guideline = line.guideline() == null ? "" : "guideline " + line.guideline();
        if (!by.isEmpty() || !guideline.isEmpty()) {
            line(2, by + (by.isEmpty() || guideline.isEmpty() ? "" : ", ") + guideline);
        }
        line.decisiveReasons().forEach(this::reason);
        line.criteria().forEach(this::criteria);
        var others = line.reasons().stream().filter(reason -> !reason.decisive()).toList();
        if (!others.isEmpty()) {
            line(2, "");
            line(2, "Found as well:");
            others.forEach(this::other);
        }
    }

    private void reason(Reason reason) {
        line(2, "");
        line(2, reason.effect() + " " + reason.code() + " by " + reason.statement() + " (" + reason.policy() + " "
                + reason.version() + ", " + reason.section() + ")");
        line(4, reason.message());
        line(4, "Rule: " + reason.rule());
        if (!reason.missing().isEmpty()) {
            line(4, "Missing: " + String.join(", ", reason.missing()));
        }
        if (reason.remedy() != null) {
            line(4, "What would change it: " + reason.remedy());
        }
        if (reason.nextStep() != null) {
            line(4, "Next step: " + reason.nextStep());
        }
    }

    /** A checklist. */
    private void criteria(JudgedCriteria criteria) {
        line(2, "");
        line(2, "Criteria of " + criteria.statement() + " (" + criteria.policy() + " " + criteria.version() + "): "
                + criteria.result().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        criterion(4, criteria.tree(), criteria.result() != CriterionResult.MET);
    }

    /** @param tells whether decisive leaves are told: of criteria that are met they are nothing to mend */
    private void criterion(int indent, JudgedCriterion criterion, boolean tells) {
        var mark = switch (criterion.result()) {
            case MET -> "[x] ";
            case NOT_MET -> "[ ] ";
            case UNKNOWN -> "[?] ";
        };
        if (criterion instanceof JudgedCriterion.Group group) {
            line(indent, mark + group.words());
            group.of().forEach(child -> criterion(indent + 4, child, tells));
        } else if (criterion instanceof JudgedCriterion.Leaf leaf) {
            line(indent, mark + leaf.statement() + (leaf.found() == null ? "" : ": " + leaf.found())
                    + (leaf.missing().isEmpty() ? "" : " (missing: " + String.join(", ", leaf.missing()) + ")")
                    + (tells && leaf.isDecisive() ? " - decisive" : ""));
        }
    }

    private void other(Reason reason) {
        line(4, reason.effect() + " " + reason.code() + " by " + reason.statement() + " (" + reason.policy() + " "
                + reason.version() + "): " + reason.message());
    }

    /** Rules without instructions say nothing of a letter, or not all of it. */
    private void notice(Notice notice) {
        var told = new ArrayList<String>();
        if (!notice.recipients().isEmpty()) {
            told.add(String.join("; ", notice.recipients().stream()
                    .map(recipient -> recipient.role().name().toLowerCase(Locale.ROOT)
                            + (recipient.channels().isEmpty() ? "" : " by " + anyOf(recipient.channels()))).toList()));
        }
        if (!notice.options().isEmpty()) {
            told.add("Against the denial: " + anyOf(notice.options())
                    + (notice.phone() == null ? "" : "; call " + notice.phone()));
        }
        if (notice.disclaimer() != null) {
            told.add(notice.disclaimer());
        }
        if (!told.isEmpty()) {
            line(0, "");
            line(0, "Notice");
            told.forEach(each -> line(2, each));
        }
    }

    private static String approval(LineDetermination line) {
        if (line.outcome() == Outcome.NO_REVIEW_REQUIRED || line.approvedVisits() == 0) {
            return "";
        }
        return ", " + line.approvedVisits() + (line.approvedVisits() == 1 ? " visit" : " visits")
                + (line.approvedUnits() == null ? "" : " of " + line.approvedUnits()
                        + (line.approvedUnits() == 1 ? " unit" : " units"))
                + (line.approvedLevels() == null ? "" : ", levels: " + line.approvedLevels())
                + (line.approvedFrom() == null ? "" : ", from " + line.approvedFrom())
                + (line.approvedTo() == null ? "" : " to " + line.approvedTo())
                + (line.nextReview() == null ? "" : ", next review " + line.nextReview());
    }

    private static String words(Outcome outcome) {
        return outcome.name().replace('_', ' ');
    }

    private static String anyOf(List<String> values) {
        return String.join(", ",
                values.stream().map(value -> value.toLowerCase(Locale.ROOT).replace('_', ' ')).toList());
    }

    private void line(int indent, String content) {
        text.line(indent, content);
    }
}
