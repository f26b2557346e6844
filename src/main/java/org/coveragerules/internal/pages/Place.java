package org.coveragerules.internal.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.coveragerules.internal.policy.PolicyVersion;

/**
 * Where a page of the site is, which never changes: addresses of pages are cited.
 *
 * @param names of the folders below the site's root, and of the file
 */
public record Place(List<String> names) {

    private static final String INDEX = "index.html";
    private static final String POLICIES = "policies";
    private static final String CODES = "codes";
    /** What needs no escape in an address. */
    private static final String PLAIN = "-._~";

    /** Where a reader begins. */
    public static final Place START = of(INDEX);
    /** What happened, for a feed reader. */
    public static final Place FEED = of("feed.xml");
    /** The days on which versions begin and end, for a calendar. */
    public static final Place CALENDAR = of("effective-dates.ics");
    /** How codes begin. */
    public static final Place ALL_CODES = of(CODES, INDEX);

    private static Place of(String... names) {
        return new Place(List.of(names));
    }

    /** A file that pages share. */
    public static Place asset(String name) {
        return of("assets", name);
    }

    /** The versions of a policy. */
    public static Place policy(String id) {
        return of(POLICIES, escaped(id), INDEX);
    }

    /** What a version says. */
    public static Place version(PolicyVersion policy) {
        return beside(policy, "version-" + escaped(policy.version()) + ".html");
    }

    /** What happened to a policy, for a feed reader. */
    public static Place feed(String id) {
        return of(POLICIES, escaped(id), "feed.xml");
    }

    /** What a version changes against each earlier one. */
    public static Place changes(PolicyVersion policy) {
        return beside(policy, "changes-" + escaped(policy.version()) + ".html");
    }

    /** The data of a version's checklist. */
    public static Place checklist(PolicyVersion policy) {
        return beside(policy, "checklist-" + escaped(policy.version()) + ".js");
    }

    private static Place beside(PolicyVersion policy, String name) {
        return of(POLICIES, escaped(policy.id()), name);
    }

    /** Which policies judge a code. */
    public static Place code(String code) {
        return of(CODES, code + ".html");
    }

    /** The codes that begin with so many characters. */
    public static Place codesOf(String beginning) {
        return of(CODES, beginning + ".html");
    }

    /** As the file system has it. */
    public String file() {
        return String.join("/", names);
    }

    /** As an address below the root of the site. */
    public String link() {
        return names.stream().map(Place::escaped).collect(Collectors.joining("/"));
    }

    /** The last of its names. */
    public String name() {
        return names.get(names.size() - 1);
    }

    /** Whether it is in the same folder as another. */
    public boolean isBeside(Place other) {
        return names.subList(0, names.size() - 1).equals(other.names.subList(0, other.names.size() - 1));
    }

    /** What leads from it to the root of the site; empty for a page there. */
    public String root() {
        return "../".repeat(names.size() - 1);
    }

    /** As a part of an address, and of a file's name wherever that is. */
    public static String escaped(String name) {
        var escaped = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xff);
            if (character < 0x80 && (Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0)) {
                escaped.append(character);
            } else {
                escaped.append(String.format("%%%02X", each & 0xff));
            }
        }
        return escaped.toString();
    }
}
