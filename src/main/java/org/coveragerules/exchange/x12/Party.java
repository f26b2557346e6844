package org.coveragerules.exchange.x12;

/**
 * A subscriber or a dependent, as a loop of the hierarchy tells of them.
 *
 * @param level     the loop's own number (HL01)
 * @param id        the payer's id; null where it is not told
 * @param birthDate as a date is written in JSON; null where it is not told
 * @param sex       a word of the request; null where it is not told
 * @param bornAt    where birth date and sex stand; null where they do not
 * @param filing    the claim filing indicator; null where there is none
 * @param filingAt  where it stands, or would; null where there is no SBR
 */
record Party(String level, String id, String birthDate, String sex, Segment bornAt, String filing, Segment filingAt) {

    static Party at(Segment level) {
        return new Party(level.element(1), null, null, null, null, null, null);
    }

    /** With what a segment of the loop tells. */
    Party with(Segment segment) {
        return switch (segment.tag()) {
            case "NM1" -> segment.element(9).isEmpty() || !segment.element(8).matches("MI|II|") ? this
                    : new Party(level, segment.element(9), birthDate, sex, bornAt, filing, filingAt);
            case "DMG" -> new Party(level, id, Dates.first(segment.element(1), segment.element(2)), sex(segment),
                    segment, filing, filingAt);
            case "SBR" -> new Party(level, id, birthDate, sex, bornAt,
                    segment.element(9).isEmpty() ? null : segment.element(9), segment);
            default -> this;
        };
    }

    private static String sex(Segment segment) {
        return switch (segment.element(3)) {
            case "F" -> "FEMALE";
            case "M" -> "MALE";
            default -> null;
        };
    }

    /** Holds nothing that may end in a log. */
    @Override
    public String toString() {
        return "Party[" + level + "]";
    }
}
