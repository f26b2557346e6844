package org.coveragerules.internal.announce;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.coveragerules.internal.policy.PolicyVersion;

/** Where the pages of a site are: below its address, or where it has none, beside the file that names them. */
final class SiteAddress {

    private static final String UNRESERVED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /** With a slash at its end; null: it is not known. */
    private final String address;

    private SiteAddress(String address) {
        this.address = address;
    }

    /** @throws IllegalArgumentException where it is no address of a site, saying what would be one */
    static SiteAddress of(Optional<URI> address) {
        return new SiteAddress(address.map(SiteAddress::checked).orElse(null));
    }

    private static String checked(URI address) {
        boolean isOfWeb = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
        if (!isOfWeb || address.getHost() == null || address.getRawQuery() != null || address.getRawFragment() != null
                || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("`" + address + "` is no address of a site; give one such as"
                    + " https://example.org/policies/");
        }
        var text = address.normalize().toASCIIString();
        return text.endsWith("/") ? text : text + "/";
    }

    boolean isKnown() {
        return address != null;
    }

    /** The address of a file of the site. @param up leads from the file that names it to the site's top */
    String of(String path, String up) {
        return (isKnown() ? address : up) + path;
    }

    /** Below the site's top, the page of a version. */
    static String page(PolicyVersion policy) {
        return "policies/" + segment(policy.id()) + "/" + segment(policy.version()) + "/index.html";
    }

    /** Below the site's top, the feed of a policy. */
    static String feed(String policy) {
        return "policies/" + segment(policy) + "/feed.xml";
    }

    private static String segment(String name) {
        var encoded = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(one) >= 0) {
                encoded.append((char) one);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", one & 0xff));
            }
        }
        return encoded.toString();
    }
}
