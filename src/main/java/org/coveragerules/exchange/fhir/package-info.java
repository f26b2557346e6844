/**
 * Prior authorizations in FHIR R4 as the Da Vinci guides have them (PAS 2.2.1, CRD 2.2.1): bundles into requests, and
 * determinations into bundles; policies as questionnaires, and their answers as parts of a request. Over trees of JSON, without
 * a FHIR library: whoever does not use it needs none of it.
 */
package org.coveragerules.exchange.fhir;
