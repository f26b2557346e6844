package org.coveragerules.replay;

import org.coveragerules.internal.text.Visible;

/** An earlier determination that cannot be read. Its message is for whoever has the record. */
public final class UnusableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableRecordException(String message) {
        super(Visible.of(message));
    }
}
