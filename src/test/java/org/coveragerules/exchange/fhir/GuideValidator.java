package org.coveragerules.exchange.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/**
 * HAPI's validator with the constraints of CRD 2.2.1 and DTR 2.2.0. The packages of these guides are not at hand: what
 * they state of what is written and read here stands in {@code fhir/crd} and {@code fhir/dtr}.
 */
final class GuideValidator {

    private static final List<String> DEFINITIONS = List.of("crd/coverage-information", "crd/codes", "dtr/questionnaire",
            "dtr/questionnaire-response", "dtr/extensions");

    private final FhirContext context = FhirContext.forR4();
    private final PrePopulatedValidationSupport known = new PrePopulatedValidationSupport(context);
    private final FhirValidator validator;

    /** @param questionnaires which responses may answer */
    GuideValidator(List<? extends JsonNode> questionnaires) {
        this(DEFINITIONS, questionnaires);
    }

    /** One that knows FHIR and neither guide. */
    static GuideValidator plain(List<? extends JsonNode> questionnaires) {
        return new GuideValidator(List.of(), questionnaires);
    }

    private GuideValidator(List<String> definitions, List<? extends JsonNode> questionnaires) {
        definitions.forEach(name -> {
            try (var in = GuideValidator.class.getResourceAsStream("/fhir/" + name + ".json")) {
                add(context.newJsonParser().parseResource(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        questionnaires.forEach(each -> add(context.newJsonParser().parseResource(each.toString())));
        var instances = new FhirInstanceValidator(new ValidationSupportChain(known,
                new DefaultProfileValidationSupport(context), new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context)));
        instances.setErrorForUnknownProfiles(true);
        instances.setAnyExtensionsAllowed(false);
        validator = context.newValidator().registerValidatorModule(instances);
    }

    private void add(IBaseResource resource) {
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().stream().map(BundleEntryComponent::getResource).forEach(known::addResource);
        } else {
            known.addResource(resource);
        }
    }

    /** The errors of a resource, each with its place, against its type and these profiles. */
    List<String> errors(JsonNode resource, String... profiles) {
        var options = new ValidationOptions();
        List.of(profiles).forEach(options::addProfile);
        return validator.validateWithResult(resource.toString(), options).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage()).toList();
    }
}
