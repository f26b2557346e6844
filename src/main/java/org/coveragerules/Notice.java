package org.coveragerules;

import java.util.List;

/**
 * What a letter about the determination has to carry beside the lines and their reasons.
 *
 * @param recipients who is told, and how
 * @param options    what may be done against a denial; empty where no line was denied or cut
 * @param phone      the number to call about a denial; null where no line was denied or cut
 * @param disclaimer that a coverage policy is not treatment advice
 */
public record Notice(List<Recipient> recipients, List<String> options, String phone, String disclaimer) {

    public Notice {
        recipients = List.copyOf(recipients);
        options = List.copyOf(options);
    }
}
