package org.coveragerules.internal.announce;

import java.net.URI;

/** Where the pages of a site are: below its address, or where it has none, beside the file that names them. */
public final class SiteAddress {

    /** It is not known where the site will be. */
    public static final SiteAddress UNKNOWN = new SiteAddress(null);

    /** With a slash at its end; null: it is not known. */
    private final String address;

    private SiteAddress(String address) {
        this.address = address;
    }

    /**
     * An address of http or https.
     *
     * @throws IllegalArgumentException where it is none of a site, saying what would be one
     */
    public static SiteAddress of(URI address) {
        return new SiteAddress(checked(address));
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
}
