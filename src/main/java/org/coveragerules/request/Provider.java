package org.coveragerules.request;

/**
 * Who asks or bills.
 *
 * @param id      null: unknown; two unknown providers are not the same one
 * @param network null: unknown
 */
public record Provider(String id, Network network) {

    public static final Provider UNKNOWN = new Provider(null, null);
}
