package org.coveragerules.internal.facts;

import java.util.List;
import java.util.stream.Stream;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.BenefitLimit;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Document;
import org.coveragerules.request.Line;
import org.coveragerules.request.Mandate;
import org.coveragerules.request.Phase;
import org.coveragerules.request.PriorRequest;
import org.coveragerules.request.Provision;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestStatus;
import org.coveragerules.request.SettingNeed;
import org.coveragerules.request.Sex;
import org.coveragerules.request.TermEffect;
import org.coveragerules.request.Treatment;
import org.coveragerules.request.TreatmentResult;

/** The types that every rule may name; a version may declare more. */
public final class FactTypes {

    /** Facts and constants; what their fields are of may be named too. */
    public static final List<Class<?>> ALL = Stream.<Class<?>>concat(
            Stream.of(Request.class, BenefitLimit.class, Provision.class, Mandate.class, Document.class,
                    SettingNeed.class, Treatment.class, TreatmentResult.class, Sex.class, Authorization.class,
                    PriorRequest.class, Line.class, TermEffect.class, Discipline.class, RequestStatus.class,
                    Phase.class, ServiceLine.class, CodeConflict.class, UnitExcess.class, Term.class,
                    LineExemption.class,
                    Observation.class, Diagnosis.class, PastService.class, Judging.class),
            Stream.of(HandedFact.class.getPermittedSubclasses())).toList();

    private FactTypes() {
    }
}
