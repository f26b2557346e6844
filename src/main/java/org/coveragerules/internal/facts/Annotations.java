package org.coveragerules.internal.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.coveragerules.JudgedCriteria;
import org.coveragerules.Population;
import org.coveragerules.Recipient;

/** What the rules say of lines and request beside their findings; it decides nothing. A null was not said. */
public final class Annotations {

    /** What was said of one line. */
    public static final class OfLine {

        String reviewOrganization;
        String guideline;
        String phone;
        LocalDate nextReview;
        LocalDate approvedUntil;
        /** Few lines have any. */
        private List<JudgedCriteria> criteria = List.of();
        /** Few lines have any. */
        private Map<String, Population> populations = Map.of();

        void add(JudgedCriteria judged) {
            if (criteria.isEmpty()) {
                criteria = new ArrayList<>(1);
            }
            criteria.add(judged);
        }

        void population(String policy, Population population) {
            if (populations.isEmpty()) {
                populations = new HashMap<>();
            }
            populations.put(policy, population);
        }

        public String reviewOrganization() {
            return reviewOrganization;
        }

        public String guideline() {
            return guideline;
        }

        public String phone() {
            return phone;
        }

        public LocalDate approvedUntil() {
            return approvedUntil;
        }

        public List<JudgedCriteria> criteria() {
            return criteria;
        }

        public LocalDate nextReview() {
            return nextReview;
        }

        /** Child or adult, as this policy tells it; null where it does not. */
        public Population population(String policy) {
            return populations.get(policy);
        }
    }

    private final LineMap<OfLine> lines = new LineMap<>();
    final Map<Recipient.Role, Collection<String>> recipients = new EnumMap<>(Recipient.Role.class);
    String processingOrganization;
    final Map<RuleText, LocalDate> due = new LinkedHashMap<>(2);
    List<String> denialOptions = List.of();
    String disclaimer;

    Annotations() {
    }

    /** What was said of a line. */
    public OfLine of(ServiceLine line) {
        return lines.get(line, OfLine::new);
    }

    /** Channels by the role of the recipient. */
    public Map<Recipient.Role, Collection<String>> recipients() {
        return recipients;
    }

    public String processingOrganization() {
        return processingOrganization;
    }

    /** The last day to decide the request by the rule that said so, in the order in which they were said. */
    public Map<RuleText, LocalDate> due() {
        return due;
    }

    public List<String> denialOptions() {
        return denialOptions;
    }

    public String disclaimer() {
        return disclaimer;
    }
}
