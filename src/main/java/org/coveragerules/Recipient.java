package org.coveragerules;

import java.util.List;

/**
 * Who is told of the determination, and how.
 *
 * @param role     never null
 * @param channels the ways allowed, in alphabetical order
 */
public record Recipient(Role role, List<String> channels) {

    /** Who it is. */
    public enum Role {
        PROVIDER,
        CUSTOMER
    }

    public Recipient {
        channels = List.copyOf(channels);
    }
}
