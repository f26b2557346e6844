package org.coveragerules.internal.facts;

/**
 * What the rules of one policy found of a line that those of the policies asked after it may ask for; it decides
 * nothing.
 *
 * @param line the line
 * @param name a word of the vocabulary's marks
 */
public record Mark(ServiceLine line, String name) implements HandedFact {

    @Override
    public boolean asksForReview() {
        return false;
    }
}
