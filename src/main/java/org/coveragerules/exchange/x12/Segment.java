package org.coveragerules.exchange.x12;

import java.util.List;

/**
 * A segment: its elements are counted from 1, as the guides do, and those of a composite too. Of an element that is
 * repeated the first stands for all.
 *
 * @param elements  each with its components; a plain element has one
 * @param number    its place among the segments of the input, from 1
 * @param character its first character's place in the input, from 1
 * @param line      its line in the input, from 1
 */
record Segment(String tag, List<List<String>> elements, long number, long character, long line) {

    /** An element, or the first component of a composite; empty where it is not there. */
    String element(int element) {
        return component(element, 1);
    }

    /** A component of a composite; empty where it is not there. */
    String component(int element, int component) {
        if (element > elements.size() || component > elements.get(element - 1).size()) {
            return "";
        }
        return elements.get(element - 1).get(component - 1);
    }

    /** The components of a composite from one place to another that are there. */
    List<String> components(int element, int from, int to) {
        var components = element > elements.size() ? List.<String>of() : elements.get(element - 1);
        return components.stream().skip(from - 1L).limit(to - from + 1L).filter(each -> !each.isEmpty()).toList();
    }

    boolean is(String other) {
        return tag.equals(other);
    }

    /** Where it stands, as messages tell it. */
    String place() {
        return "segment " + number + " (" + tag + "), character " + character;
    }

    /** The place alone: what stands there may be personal health information. */
    @Override
    public String toString() {
        return place();
    }
}
