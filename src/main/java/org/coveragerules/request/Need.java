package org.coveragerules.request;

/** Why a service may have to be given in a hospital's outpatient department (MM0600-5, MM0600-6). */
public enum Need {
    SPECIALIZED_EQUIPMENT,
    SPECIALIZED_PERSONNEL,
    GEOGRAPHIC_ACCESS,
    INFECTION_CONTROL,
    CLINICAL_COMPLEXITY,
    NEURODEVELOPMENTAL_COMPLEXITY,
    SAFETY
}
