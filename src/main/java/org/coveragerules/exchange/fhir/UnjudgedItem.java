package org.coveragerules.exchange.fhir;

import org.coveragerules.exchange.ReviewCodes;

/**
 * An item of a claim that is answered for itself, without judging it.
 *
 * @param sequence its number in the claim
 * @param why      what keeps it from being judged
 */
public record UnjudgedItem(int sequence, Why why) {

    /** What keeps an item from being judged, and how it is answered. */
    public enum Why {
        /** The sender takes it back. */
        CANCELLED(ReviewCodes.CANCELLED, "the item is cancelled, as the request asks"),
        /** An appeal of an earlier answer, which people decide. */
        APPEAL(ReviewCodes.REVIEW, "an appeal is decided by a person"),
        /** A notification, a verification or what else is no request to approve. */
        OTHER_KIND(ReviewCodes.REVIEW, "this kind of certification is looked at by a person"),
        /** An extension that is not known changes what it says. */
        CHANGED_MEANING(ReviewCodes.REVIEW, "an extension that is not known here changes what the item says"),
        /** It asks for another kind of review than the items before it. */
        MIXED_KINDS(ReviewCodes.REVIEW, "the items before it ask for another kind of review; ask for it by itself"),
        /** It names a type of service or a revenue line, and no procedure. */
        NO_PROCEDURE(ReviewCodes.REVIEW, "the item names no procedure code, so that a person looks at it"),
        /** How much is asked for is said in neither visits nor units. */
        OTHER_UNIT(ReviewCodes.REVIEW, "the quantity is neither in visits (VS) nor in units (FL or UN), so that a person"
                + " looks at it"),
        /** It asks for visits or units that are no whole number, such as two and a half. */
        PART_OF_A_UNIT(ReviewCodes.REVIEW, "the quantity is no whole number, so that a person looks at it"),
        /** It says how often the service is to be given, and of no length of which a number of visits can be told. */
        NO_TOTAL(ReviewCodes.REVIEW, "how often it is to be given tells no number of visits; give a count, visits (VS),"
                + " times a day or week for days or weeks, or times a month for months");

        private final ReviewCodes action;
        private final String says;

        Why(ReviewCodes action, String says) {
            this.action = action;
            this.says = says;
        }

        ReviewCodes action() {
            return action;
        }

        /** What keeps it, for a person. */
        public String says() {
            return says;
        }
    }
}
