package org.coveragerules.exchange.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** HAPI's validator with the published packages of PAS 2.2.1 and US Core 7.0.0, and without terminology. */
final class FhirValidator {

    private final ca.uhn.fhir.validation.FhirValidator validator;

    FhirValidator() {
        var context = FhirContext.forR4();
        var packages = new NpmPackageValidationSupport(context);
        try {
            packages.loadPackageFromClasspath("classpath:fhir/hl7.fhir.us.davinci-pas-2.2.1.tgz");
            packages.loadPackageFromClasspath("classpath:fhir/hl7.fhir.us.core-7.0.0.tgz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var instances = new FhirInstanceValidator(new ValidationSupportChain(packages,
                new DefaultProfileValidationSupport(context), new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context)));
        instances.setNoTerminologyChecks(true);
        instances.setErrorForUnknownProfiles(true);
        instances.setAnyExtensionsAllowed(false);
        validator = context.newValidator().registerValidatorModule(instances);
    }

    /** The errors of a resource, each with its place. */
    List<String> errors(JsonNode resource) {
        return validator.validateWithResult(resource.toString()).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(FhirValidator::said).toList();
    }

    private static String said(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }
}
