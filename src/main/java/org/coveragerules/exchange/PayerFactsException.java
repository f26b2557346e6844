package org.coveragerules.exchange;

import java.util.List;
import org.coveragerules.internal.text.Visible;

/**
 * A file of facts that cannot be read. Its message names every fault with file and line, one a line, and is safe to
 * log: it quotes names of fields, and no id nor fact.
 */
public final class PayerFactsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    PayerFactsException(String file, List<String> faults) {
        super("facts of " + Visible.of(file) + " cannot be read:\n  " + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    /** Everything wrong with the file, each as {@code FILE:LINE: what was found; what to do}; never empty. */
    public List<String> faults() {
        return faults;
    }
}
