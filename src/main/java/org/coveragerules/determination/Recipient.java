package org.coveragerules.determination;

import java.util.List;

/**
 * Who is told of the determination, and how (MNR-17).
 *
 * @param role     PROVIDER or CUSTOMER
 * @param channels the ways allowed, in alphabetical order
 */
public record Recipient(String role, List<String> channels) {

    public Recipient {
        channels = List.copyOf(channels);
    }
}
