package org.coveragerules.spark;

/** What was asked for can't be done as it was asked; the message says what to do instead. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
