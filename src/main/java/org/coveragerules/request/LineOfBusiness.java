package org.coveragerules.request;

/** The kind of health plan. */
public enum LineOfBusiness {
    COMMERCIAL, INDIVIDUAL_FAMILY, MEDICARE, MEDICARE_ADVANTAGE, MEDICAID
}
