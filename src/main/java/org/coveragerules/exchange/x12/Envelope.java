package org.coveragerules.exchange.x12;

import org.coveragerules.Fault;

/**
 * The envelopes of an interchange: ISA to IEA, GS to GE and ST to SE. Each end counts what it closes and repeats the
 * number of its beginning, by which a file that was cut or mended by hand is found out.
 */
final class Envelope {

    private static final String MENDED = "; the input was cut or changed: have it sent again";

    private Segment interchange;
    private Segment group;
    private Segment transaction;
    private long groups;
    private long transactions;
    private long firstSegment;

    /** Where the open transaction begins; null where none is open. */
    Segment transaction() {
        return transaction;
    }

    /** Where the open functional group begins; null where none is open. */
    Segment group() {
        return group;
    }

    /** Whether a segment is one of an envelope. */
    static boolean isEnvelope(Segment segment) {
        return switch (segment.tag()) {
            case "ISA", "GS", "ST", "SE", "GE", "IEA" -> true;
            default -> false;
        };
    }

    /** Takes a segment of an envelope, and tells what is wrong with it; null where nothing is. */
    Fault take(Segment segment) {
        return switch (segment.tag()) {
            case "ISA" -> interchange(segment);
            case "GS" -> group(segment);
            case "ST" -> transaction(segment);
            case "SE" -> transactionEnd(segment);
            case "GE" -> groupEnd(segment);
            default -> interchangeEnd(segment);
        };
    }

    /** What is missing where the input ends after a segment; null where nothing is. */
    Fault end(Segment last) {
        return interchange == null ? null : new Fault("the end, after " + last.place(), "too early",
                "the " + (transaction != null ? "SE, GE and IEA" : group != null ? "GE and IEA" : "IEA")
                        + " of the interchange that begins at segment " + interchange.number() + MENDED);
    }

    private Fault interchange(Segment segment) {
        var fault = interchange == null ? null
                : early(segment, transaction != null ? "SE" : group != null ? "GE" : "IEA");
        interchange = segment;
        group = null;
        transaction = null;
        groups = 0;
        return fault;
    }

    private Fault group(Segment segment) {
        var fault = interchange == null ? early(segment, "ISA")
                : group == null ? null : early(segment, transaction == null ? "GE" : "SE");
        group = segment;
        transaction = null;
        transactions = 0;
        groups++;
        return fault;
    }

    private Fault transaction(Segment segment) {
        var fault = group == null ? early(segment, "GS") : transaction == null ? null : early(segment, "SE");
        transaction = segment;
        transactions++;
        firstSegment = segment.number();
        return fault;
    }

    private Fault transactionEnd(Segment segment) {
        if (transaction == null) {
            return early(segment, "ST");
        }
        var fault = closed(segment, segment.number() - firstSegment + 1, "segments from ST to SE", transaction, 2);
        transaction = null;
        return fault;
    }

    private Fault groupEnd(Segment segment) {
        if (group == null || transaction != null) {
            return early(segment, group == null ? "GS" : "SE");
        }
        var fault = closed(segment, transactions, "transactions from GS to GE", group, 6);
        group = null;
        return fault;
    }

    private Fault interchangeEnd(Segment segment) {
        if (interchange == null || group != null) {
            return early(segment, interchange == null ? "ISA" : transaction == null ? "GE" : "SE");
        }
        var fault = closed(segment, groups, "groups from ISA to IEA", interchange, 13);
        interchange = null;
        return fault;
    }

    /** Holds an end against what it closes: its first element counts, and its second repeats the beginning's number. */
    private static Fault closed(Segment end, long count, String counted, Segment begin, int number) {
        if (!isNumber(end.element(1), count)) {
            return new Fault(end.tag() + "01 of " + end.place(), "`" + shown(end.element(1)) + "`",
                    "`" + count + "`, the " + counted + MENDED);
        }
        if (!unpadded(end.element(2)).equals(unpadded(begin.element(number)))) {
            return new Fault(end.tag() + "02 of " + end.place(), "`" + shown(end.element(2)) + "`",
                    "`" + shown(begin.element(number)) + "`, the number with which " + begin.place() + " begins"
                            + MENDED);
        }
        return null;
    }

    private static String unpadded(String number) {
        return number.replaceFirst("^0+(?=.)", "");
    }

    private static boolean isNumber(String text, long number) {
        return text.matches("\\d{1,18}") && Long.parseLong(text) == number;
    }

    /** Of a control segment no more than a number can be, since a broken file may have anything in its place. */
    private static String shown(String text) {
        return text.matches("[0-9A-Za-z]{0,14}") ? text : "no number";
    }

    private static Fault early(Segment segment, String missing) {
        return new Fault(segment.place(), "out of place, where no " + missing + " came before it",
                "the " + missing + " first" + MENDED);
    }
}
