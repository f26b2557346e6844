package org.coveragerules.exchange.x12;

import org.coveragerules.Fault;

/** An interchange that cannot be read on. It has no cause: the parser's own messages quote what they read. */
final class BrokenSegmentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    BrokenSegmentException(Fault fault) {
        super(fault.message());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
