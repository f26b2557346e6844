package org.coveragerules.internal.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.coveragerules.internal.policy.PolicyVersion;

/**
 * Where a page is, which never changes: addresses of pages are cited.
 *
 * @param names of the folders below the site's root, and of the file
 */
record Place(List<String> names) {

    private static final String INDEX = "index.html";
    private static final String POLICIES = "policies";
    private static final String CODES = "codes";
    /** What needs no escape in an address. */
    private static final String PLAIN = "-._~";

    static final Place START = of(INDEX);
    static final Place ALL_CODES = of(CODES, INDEX);

    private static Place of(String... names) {
        return new Place(List.of(names));
    }

    static Place asset(String name) {
        return of("assets", name);
    }

    static Place policy(String id) {
        return of(POLICIES, escaped(id), INDEX);
    }

    static Place version(PolicyVersion policy) {
        return beside(policy, "version-" + escaped(policy.version()) + ".html");
    }

    /** How a version differs from an earlier one. No name of a version has a comma that is not escaped. */
    static Place difference(PolicyVersion from, PolicyVersion to) {
        return beside(to, "change-" + escaped(from.version()) + "," + escaped(to.version()) + ".html");
    }

    static Place checklist(PolicyVersion policy) {
        return beside(policy, "checklist-" + escaped(policy.version()) + ".js");
    }

    private static Place beside(PolicyVersion policy, String name) {
        return of(POLICIES, escaped(policy.id()), name);
    }

    static Place code(String code) {
        return of(CODES, code + ".html");
    }

    /** The codes that begin with so many characters. */
    static Place codesOf(String beginning) {
        return of(CODES, beginning + ".html");
    }

    /** As the file system has it. */
    String file() {
        return String.join("/", names);
    }

    /** As an address below the root of the site. */
    String link() {
        return names.stream().map(Place::escaped).collect(Collectors.joining("/"));
    }

    /** What leads from it to the root of the site; empty for a page there. */
    String root() {
        return "../".repeat(names.size() - 1);
    }

    /** As a part of an address, and of a file's name wherever that is. */
    static String escaped(String name) {
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
