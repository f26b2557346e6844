package org.coveragerules.exchange.fhir;

import java.util.List;
import java.util.stream.Collectors;

/** A text or a tree that is no bundle, so that no answer can be addressed to who sent it. It quotes nothing of it. */
public final class FhirException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<FhirFault> faults;

    FhirException(List<FhirFault> faults) {
        super(faults.stream().map(FhirFault::message).collect(Collectors.joining("\n  ", "no bundle that can be read:\n  ",
                "")));
        this.faults = List.copyOf(faults);
    }

    /** What is wrong; never empty. */
    public List<FhirFault> faults() {
        return faults;
    }
}
