package org.coveragerules.cli;

import org.coveragerules.internal.text.Visible;

/** A command that can't do what it was told; the message says what to tell it instead. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(Visible.of(message));
    }
}
