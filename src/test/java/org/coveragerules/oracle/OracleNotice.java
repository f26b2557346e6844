package org.coveragerules.oracle;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.coveragerules.Notice;
import org.coveragerules.Outcome;
import org.coveragerules.Recipient;
import org.coveragerules.request.LineOfBusiness;
import org.coveragerules.request.Network;
import org.coveragerules.request.RequestType;
import org.coveragerules.request.Urgency;

/** What goes into the letter, and when it is due. */
final class OracleNotice {

    private static final int REVIEW_DAYS = 5;
    private static final int EXPEDITED_DAYS = 3;
    private static final int FEDERAL_DAYS = 7;
    private static final int FEDERAL_YEAR = 2026;
    private static final List<String> OPTIONS = List.of("PEER_TO_PEER", "RECONSIDERATION", "APPEAL");
    private static final String REVIEW_PHONE = "800.972.4226";
    private static final String CUSTOMER_PHONE = "800.882.4462";
    private static final String DISCLAIMER = "A coverage policy guides decisions on benefits and is no advice on "
            + "treatment; the facts of each case count.";
    private static final Recipient CUSTOMER = new Recipient(Recipient.Role.CUSTOMER, List.of("MAIL"));
    private static final List<Recipient> IN_NETWORK = List.of(
            new Recipient(Recipient.Role.PROVIDER, List.of("FAX", "MAIL", "PORTAL")), CUSTOMER);
    private static final List<Recipient> OUT_OF_NETWORK = List.of(
            new Recipient(Recipient.Role.PROVIDER, List.of("FAX", "MAIL")), CUSTOMER);

    private OracleNotice() {
    }

    static Notice of(OracleCase one) {
        String phone = phone(one);
        Network network = one.request.provider().network();
        boolean inNetwork = network == Network.CIGNA_CONTRACTED || network == Network.ASH_CONTRACTED;
        return new Notice(inNetwork ? IN_NETWORK : OUT_OF_NETWORK, phone == null ? List.of() : OPTIONS, phone,
                DISCLAIMER);
    }

    /** Who is called about the first line that was denied or cut; null where none was. */
    private static String phone(OracleCase one) {
        for (OracleLine line : one.lines) {
            if (line.outcome == Outcome.DENIED || line.outcome == Outcome.PARTIALLY_APPROVED) {
                return "ASH".equals(Oracle.reviewer(one, line)) ? REVIEW_PHONE : CUSTOMER_PHONE;
            }
        }
        return null;
    }

    /** The last day to decide a review request; null for a claim, and where no clock runs yet. */
    static LocalDate due(OracleCase one) {
        if (!awaited(one)) {
            return null;
        }
        LocalDate plan = plan(one);
        LocalDate law = !federal(one) ? null
                : one.request.received().plusDays(expedited(one) ? EXPEDITED_DAYS : FEDERAL_DAYS);
        return plan == null || law != null && law.isBefore(plan) ? law : plan;
    }

    /** Three days after an urgent request of a federal program came in, to the hour; else null. */
    static OffsetDateTime dueAt(OracleCase one) {
        if (!awaited(one) || !federal(one) || !expedited(one)) {
            return null;
        }
        OffsetDateTime received = one.request.receivedAt();
        return (received == null ? one.request.received().atStartOfDay().atOffset(ZoneOffset.UTC) : received)
                .plusDays(EXPEDITED_DAYS);
    }

    /** Whether any line has to be decided here. */
    private static boolean awaited(OracleCase one) {
        for (OracleLine line : one.lines) {
            if (line.outcome != Outcome.REDIRECTED && line.outcome != Outcome.NO_REVIEW_REQUIRED) {
                return !one.claim;
            }
        }
        return false;
    }

    /** By the plan; null while a record is missing. */
    private static LocalDate plan(OracleCase one) {
        for (OracleLine line : one.lines) {
            for (OracleFinding finding : line.findings) {
                if (finding.sentence.code.equals("INCOMPLETE_RECORDS")) {
                    return null;
                }
            }
        }
        LocalDate received = one.request.received();
        return expedited(one) ? received.plusDays(EXPEDITED_DAYS) : afterBusinessDays(received);
    }

    private static boolean federal(OracleCase one) {
        LineOfBusiness business = one.request.plan().lineOfBusiness();
        return (business == LineOfBusiness.MEDICARE_ADVANTAGE || business == LineOfBusiness.MEDICAID)
                && one.request.type() != RequestType.RETROSPECTIVE && one.request.received().getYear() >= FEDERAL_YEAR;
    }

    private static boolean expedited(OracleCase one) {
        return one.request.urgency() == Urgency.EXPEDITED;
    }

    private static LocalDate afterBusinessDays(LocalDate day) {
        LocalDate due = day;
        for (int left = REVIEW_DAYS; left > 0;) {
            due = due.plusDays(1);
            if (due.getDayOfWeek() != DayOfWeek.SATURDAY && due.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return due;
    }
}
