package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coveragerules.exchange.fhir.FhirBundle.Resource;
import org.coveragerules.exchange.fhir.UnjudgedItem.Why;

/** Reads the items of a claim: each is a line of the request, or is answered for itself. */
final class ItemReading {

    private static final Pattern MODIFIER = Pattern.compile("[A-Z0-9]{2}");
    private static final Set<String> FIRST = Set.of("I", "S");
    private static final Set<String> CONTINUED = Set.of("R", "4");
    private static final Set<String> APPEALS = Set.of("1", "2");
    private static final String CANCEL = "3";
    private static final Pattern CANCELLATION = Pattern.compile(Pattern.quote(Coded.PAS)
            + "(?:modifier)?extension-(?:info|item)Cancelled");
    private static final String ENCOUNTER = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Claim.encounter";

    private final ClaimReading reading;
    private final Draft draft;
    private final JsonNode claim;
    /** What kind of review the items before asked for; null before the first that is judged. */
    private String type;
    private int lines;

    ItemReading(ClaimReading reading) {
        this.reading = reading;
        this.draft = reading.draft();
        this.claim = reading.node();
    }

    void read() {
        var items = claim.path("item");
        var numbers = new HashSet<Integer>();
        if (!items.isArray() || items.isEmpty()) {
            draft.fault("Claim.item", "missing", "the services that are asked for, at least one", FhirFault.REQUIRED);
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            var path = "Claim.item[" + i + "]";
            int sequence = items.get(i).path("sequence").isInt() ? items.get(i).path("sequence").intValue() : 0;
            if (sequence < 1 || !numbers.add(sequence)) {
                draft.fault(path + ".sequence", sequence < 1 ? "no number" : "a number that an item before it has",
                        "each item a number of its own, from 1", FhirFault.INPUT);
                continue;
            }
            item(items.get(i), sequence, path);
        }
    }

    private void item(JsonNode item, int sequence, String path) {
        var service = service(item, reading.bundle(), reading.claim());
        var code = Coded.procedure(item.path("productOrService")).or(() -> service.flatMap(ItemReading::ordered));
        var quantity = quantity(item, service.map(Resource::node).orElse(MissingNode.getInstance()));
        var kind = kind(item);
        var why = kind.why != null ? kind.why
                : code.isEmpty() ? Why.NO_PROCEDURE
                : quantity.why != null ? quantity.why
                : type != null && !type.equals(kind.type) ? Why.MIXED_KINDS : null;
        if (why != null) {
            reading.unjudged().add(new UnjudgedItem(sequence, why));
            return;
        }
        if (type == null) {
            type = kind.type;
            draft.put("type", type, path);
        }
        var at = "lines[" + lines++ + "].";
        line(item, at, sequence, code.orElseThrow(), path);
        if (quantity.visits != null) {
            draft.put(at + "visits", quantity.visits, path + ".quantity");
        }
        if (quantity.units != null) {
            draft.put(at + "units", quantity.units, path + ".quantity");
        }
        date(item, service, at, path);
    }

    private void line(JsonNode item, String at, int sequence, String code, String path) {
        draft.put(at + "number", sequence, path + ".sequence");
        draft.put(at + "code", code, path + ".productOrService");
        int[] modifiers = new int[1];
        Coded.children(item.path("modifier")).forEach(each -> Coded.codings(each)
                .map(coding -> Coded.text(coding, "code")).filter(text -> MODIFIER.matcher(text).matches()).findFirst()
                .ifPresent(text -> draft.put(at + "modifiers[" + modifiers[0]++ + "]", text, path + ".modifier")));
        Coded.of(Coded.PLACE_OF_SERVICE, item.path("locationCodeableConcept"))
                .ifPresent(place -> draft.put(at + "placeOfService", place, path + ".locationCodeableConcept"));
        Coded.codings(item.path("revenue")).map(coding -> Coded.text(coding, "code")).filter(text -> !text.isEmpty())
                .findFirst().ifPresent(text -> draft.put(at + "revenueCode", text, path + ".revenue"));
        diagnoses(item, at, path);
    }

    private void diagnoses(JsonNode item, String at, String path) {
        var codes = new ArrayList<String>();
        var asked = Coded.children(item.path("diagnosisSequence")).toList();
        for (int i = 0; i < asked.size(); i++) {
            var diagnosis = reading.diagnosis(asked.get(i).asInt());
            if (diagnosis == null) {
                draft.fault(path + ".diagnosisSequence[" + i + "]", "a number that no diagnosis of the claim has",
                        "the `sequence` of one of `Claim.diagnosis`", FhirFault.DIAGNOSIS);
            } else {
                diagnosis.ifPresent(codes::add);
            }
        }
        reading.put(at, codes, path + ".diagnosisSequence");
    }

    /** What an item asks for, either a kind of review or a reason why it is not judged. */
    private record Kind(String type, Why why) {
    }

    private Kind kind(JsonNode item) {
        var changes = Coded.children(item.path("modifierExtension")).toList();
        boolean isTakenBack = changes.stream().anyMatch(each -> isCancellation(each) && each.path("valueBoolean").asBoolean());
        var own = Extensions.pas(item, "extension-certificationType");
        var said = own.isMissingNode() ? Extensions.pas(claim, "extension-certificationType") : own;
        var code = Coded.x12(said.path("valueCodeableConcept"), "1322").orElse("I");
        if (isTakenBack || code.equals(CANCEL) || Coded.text(claim, "status").equals("cancelled")) {
            return new Kind(null, Why.CANCELLED);
        }
        if (changes.stream().anyMatch(each -> !isCancellation(each))) {
            return new Kind(null, Why.CHANGED_MEANING);
        }
        if (FIRST.contains(code)) {
            return new Kind("PRECERTIFICATION", null);
        }
        return CONTINUED.contains(code) ? new Kind("CONCURRENT", null)
                : new Kind(null, APPEALS.contains(code) ? Why.APPEAL : Why.OTHER_KIND);
    }

    /** Earlier versions of the guide and its reference implementation call it by other names. */
    private static boolean isCancellation(JsonNode extension) {
        return CANCELLATION.matcher(Coded.text(extension, "url")).matches();
    }

    private static Optional<Resource> service(JsonNode item, FhirBundle bundle, Resource claim) {
        return bundle.referred(Extensions.pas(item, "extension-requestedService").path("valueReference"), claim);
    }

    private static Optional<String> ordered(Resource service) {
        return Coded.procedure(service.node().path("code")).or(() -> Coded.procedure(
                service.node().path("codeCodeableConcept"))).or(() -> Coded.procedure(service.node().path(
                        "medicationCodeableConcept")));
    }

    /** How much is asked for, or why nobody can tell. */
    private record Quantity(JsonNode visits, JsonNode units, Why why) {
    }

    /** The amount that an item asks for: its own, or else that of the order. */
    static JsonNode amount(JsonNode item, FhirBundle bundle, Resource claim) {
        return amount(item, service(item, bundle, claim).map(Resource::node).orElse(MissingNode.getInstance()));
    }

    private static JsonNode amount(JsonNode item, JsonNode service) {
        return item.has("quantity") ? item.path("quantity") : service.path("quantityQuantity");
    }

    private static Quantity quantity(JsonNode item, JsonNode service) {
        var given = amount(item, service);
        var value = given.path("value");
        var ordered = OrderedVisits.of(service);
        var visits = ordered.visits();
        var often = ordered.isUndecidable() ? Why.NO_TOTAL : null;
        if (value.isMissingNode()) {
            return new Quantity(visits, null, often);
        }
        var unit = Coded.unitOfAmount(given);
        boolean isCounted = unit.equals(Coded.VISITS) || unit.equals(Coded.UNITS) || unit.equals(Coded.UNITS_OF_CLAIMS);
        if (!isCounted) {
            boolean isOne = unit.isEmpty() && Coded.number(value).filter(one -> one.compareTo(BigDecimal.ONE) == 0)
                    .isPresent();
            return new Quantity(visits, null, isOne ? often : Why.OTHER_UNIT);
        }
        var count = value;
        var told = Coded.number(value);
        if (told.isPresent()) {
            var number = told.get().stripTrailingZeros();
            if (number.signum() > 0 && number.scale() > 0) {
                return new Quantity(null, null, Why.PART_OF_A_UNIT);
            }
            // A whole number may be written with a point.
            count = number.scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) < 0
                    ? IntNode.valueOf(number.intValue()) : value;
        }
        return unit.equals(Coded.VISITS) ? new Quantity(count, null, null) : new Quantity(visits, count, null);
    }

    /** The day of service: the item's, that of what is ordered, the event's or admission's, or the encounter's. */
    private void date(JsonNode item, Optional<Resource> service, String at, String path) {
        boolean isSaid = item.has("servicedDate") || item.has("servicedPeriod");
        var found = FhirDay.of(item, "servicedDate").map(day -> new Day(day, path + ".servicedDate"))
                .or(() -> FhirDay.of(item.path("servicedPeriod"), "start")
                        .map(day -> new Day(day, path + ".servicedPeriod.start")))
                .or(() -> isSaid ? Optional.empty() : service.flatMap(each -> occurrence(each.node())
                        .map(day -> new Day(day, each.path() + ".occurrence[x]")))
                        .or(this::ofEvent).or(() -> ofEncounter(item)));
        draft.from(at + "date", path + ".serviced[x]");
        if (found.isEmpty()) {
            draft.fault(path + ".serviced[x]", isSaid ? "no whole day" : "missing, and nothing else tells the day of"
                    + " service", "a date, as `servicedDate` or `servicedPeriod`", FhirFault.DATE_OF_SERVICE);
            return;
        }
        draft.put(at + "date", found.get().day, found.get().from);
    }

    /** A day and where it stands. */
    private record Day(String day, String from) {
    }

    private static Optional<String> occurrence(JsonNode service) {
        var timing = service.path("occurrenceTiming");
        return FhirDay.of(service, "occurrenceDateTime")
                .or(() -> FhirDay.of(service.path("occurrencePeriod"), "start"))
                .or(() -> Coded.children(timing.path("event")).flatMap(each -> FhirDay.of(each).stream()).sorted()
                        .findFirst())
                .or(() -> FhirDay.of(timing.path("repeat").path("boundsPeriod"), "start"));
    }

    private Optional<Day> ofEvent() {
        var infos = Coded.children(claim.path("supportingInfo")).toList();
        for (var category : new String[] {"patientEvent", "admissionDates"}) {
            for (int i = 0; i < infos.size(); i++) {
                var info = infos.get(i);
                var path = "Claim.supportingInfo[" + i + "].timing[x]";
                if (Coded.codings(info.path("category")).anyMatch(each -> Coded.text(each, "code").equals(category))) {
                    var day = FhirDay.of(info, "timingDate").or(() -> FhirDay.of(info.path("timingPeriod"), "start"));
                    if (day.isPresent()) {
                        return Optional.of(new Day(day.get(), path));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Day> ofEncounter(JsonNode item) {
        return Stream.concat(Coded.children(item.path("encounter")),
                        Stream.of(Extensions.of(claim, ENCOUNTER).path("valueReference")))
                .flatMap(each -> reading.bundle().referred(each, reading.claim()).stream())
                .flatMap(each -> FhirDay.of(each.node().path("period"), "start")
                        .map(day -> new Day(day, each.path() + ".period.start")).stream()).findFirst();
    }
}
