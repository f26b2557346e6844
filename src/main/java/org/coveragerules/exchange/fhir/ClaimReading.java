package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.coveragerules.exchange.fhir.FhirBundle.Resource;
import org.coveragerules.internal.vocabulary.Vocabulary;

/** Reads the claim of a bundle and what it refers to: who, under which coverage, for which diagnoses, which items. */
final class ClaimReading {

    private static final Set<String> URGENT_LEVELS = Set.of("U", "03");
    private static final String INQUIRY = Coded.PAS + "profile-claim-inquiry";

    private final FhirBundle bundle;
    private final Vocabulary words;
    private final Resource claim;
    private final Draft draft = new Draft();
    private final List<UnjudgedItem> unjudged = new ArrayList<>();
    private final Map<Integer, Optional<String>> diagnoses = new TreeMap<>();

    private ClaimReading(FhirBundle bundle, Vocabulary words) {
        this.bundle = bundle;
        this.words = words;
        if (Coded.text(bundle.node().path("entry").path(0).path("resource"), "resourceType").equals("ClaimResponse")) {
            throw new FhirException(List.of(new FhirFault("Bundle.entry[0]", "the answer to a claim",
                    "the bundle that asks, whose first entry is its Claim", FhirFault.INPUT)));
        }
        // Of several claims the first counts.
        this.claim = bundle.all("Claim").findFirst().orElseThrow(() -> new FhirException(List.of(new FhirFault(
                "Bundle.entry", "without a Claim", "the claim that asks for the authorization", FhirFault.REQUIRED))));
    }

    static ClaimReading of(FhirBundle bundle, Vocabulary words) {
        var reading = new ClaimReading(bundle, words);
        reading.head();
        reading.member();
        reading.coverage();
        reading.provider();
        reading.diagnoses();
        new ItemReading(reading).read();
        new RecordReading(bundle, words, reading.draft, reading.patient()).read();
        return reading;
    }

    FhirBundle bundle() {
        return bundle;
    }

    Resource claim() {
        return claim;
    }

    JsonNode node() {
        return claim.node();
    }

    Draft draft() {
        return draft;
    }

    List<UnjudgedItem> unjudged() {
        return unjudged;
    }

    /** The diagnosis of a number of the claim; null: there is none, empty: it is in another system. */
    Optional<String> diagnosis(int sequence) {
        return diagnoses.get(sequence);
    }

    String id() {
        var value = Coded.children(node().path("identifier")).map(each -> Coded.text(each, "value"))
                .filter(each -> !each.isEmpty()).findFirst();
        return value.orElseGet(() -> Coded.text(node(), "id"));
    }

    /** A later claim refers to the one before it. */
    boolean isUpdate() {
        return Coded.children(node().path("related")).anyMatch(related -> Coded.codings(related.path("relationship"))
                .anyMatch(coding -> Coded.text(coding, "code").equals("prior")));
    }

    OffsetDateTime created() {
        return FhirDay.time(node(), "created").orElse(null);
    }

    private void head() {
        var use = Coded.text(node(), "use");
        if (!use.equals("preauthorization")) {
            draft.fault("Claim.use", use.isEmpty() ? "missing" : "another than that of a prior authorization",
                    "`preauthorization`", use.isEmpty() ? FhirFault.REQUIRED : FhirFault.INPUT);
        }
        if (Coded.children(node().path("meta").path("profile")).anyMatch(each -> each.asText().startsWith(INQUIRY))) {
            draft.fault("Claim.meta.profile", "that of an inquiry, which asks what was answered before",
                    "the claim that asks for the authorization", FhirFault.INPUT);
        }
        var id = id();
        if (!id.isEmpty()) {
            draft.put("id", id, "Claim.identifier[0].value");
        }
        draft.from("id", "Claim.identifier[0].value");
        draft.from("received", "Claim.created");
        // A clock of hours starts at the moment; where the claim says less, with the day.
        FhirDay.time(node(), "created").map(any -> Coded.text(node(), "created"))
                .or(() -> FhirDay.of(node(), "created").filter(day -> FhirDay.parsed(day).isPresent()))
                .ifPresentOrElse(moment -> draft.put("received", moment, "Claim.created"),
                () -> draft.fault("Claim.created", node().has("created") ? "no whole day of the calendar" : "missing",
                        "the day on which the claim was made", FhirFault.REQUIRED));
        draft.put("channel", "ONLINE", "Claim");
        boolean isInstitutional = Coded.codings(node().path("type"))
                .anyMatch(coding -> Coded.text(coding, "code").equals("institutional"));
        draft.put("form", isInstitutional ? "INSTITUTIONAL" : "PROFESSIONAL", "Claim.type");
        boolean isUrgent = Coded.x12(Extensions.pas(node(), "extension-levelOfServiceCode")
                .path("valueCodeableConcept"), "1338").filter(URGENT_LEVELS::contains).isPresent()
                || Coded.codings(node().path("priority")).anyMatch(each -> Coded.text(each, "code").equals("stat"));
        draft.put("urgency", isUrgent ? "EXPEDITED" : "STANDARD", "Claim.priority");
        // Nobody has been asked for records before the first answer.
        draft.put("recordsAwaited", !isUpdate(), "Claim.related");
    }

    private void member() {
        patient().ifPresentOrElse(patient -> {
            FhirDay.of(patient.node(), "birthDate")
                    .ifPresent(day -> draft.put("member.birthDate", day, patient.path() + ".birthDate"));
            var gender = Coded.text(patient.node(), "gender");
            if (!gender.isEmpty() && !gender.equals("unknown")) {
                draft.put("member.sex", gender.toUpperCase(Locale.ROOT), patient.path() + ".gender");
            }
        }, () -> draft.fault("Claim.patient", node().has("patient") ? "a reference to nothing in the bundle" : "missing",
                "a reference to the bundle's Patient", FhirFault.REQUIRED));
    }

    private Optional<Resource> patient() {
        return bundle.referred(node().path("patient"), claim).filter(each -> each.type().equals("Patient"));
    }

    private Optional<Resource> insured() {
        return bundle.referred(insurance(), claim).filter(each -> each.type().equals("Coverage"));
    }

    /** The reference to the coverage that it is asked under. */
    JsonNode insurance() {
        var insurances = Coded.children(node().path("insurance")).toList();
        return Stream.concat(insurances.stream().filter(each -> each.path("focal").asBoolean()), insurances.stream())
                .findFirst().map(each -> each.path("coverage")).orElse(MissingNode.getInstance());
    }

    /** What the payer may know the member by. */
    Set<String> memberIds() {
        var ids = new LinkedHashSet<String>();
        insured().ifPresent(coverage -> {
            ids.add(Coded.text(coverage.node(), "subscriberId"));
            Coded.children(coverage.node().path("identifier")).forEach(each -> ids.add(Coded.text(each, "value")));
        });
        patient().ifPresent(patient -> Coded.children(patient.node().path("identifier"))
                .forEach(each -> ids.add(Coded.text(each, "value"))));
        ids.remove("");
        return ids;
    }

    private void coverage() {
        draft.from("plan", "Claim.insurance");
        insured().ifPresent(coverage -> {
            draft.from("plan", coverage.path());
            draft.from("plan.lineOfBusiness", coverage.path() + ".type");
            Coded.asWords(coverage.node().path("type")).map(words::lineOfBusiness).filter(Objects::nonNull).findFirst()
                    .ifPresent(business -> draft.put("plan.lineOfBusiness", business.name(), coverage.path() + ".type"));
            var period = coverage.node().path("period");
            FhirDay.first(period).ifPresent(day -> draft.put("plan.eligibleFrom", day, coverage.path()
                    + ".period.start"));
            FhirDay.last(period).ifPresent(day -> draft.put("plan.eligibleTo", day, coverage.path() + ".period.end"));
        });
    }

    private void provider() {
        npi(node().path("provider"), claim, 0).ifPresent(npi -> draft.put("provider.id", npi, "Claim.provider"));
    }

    /** The national number of whoever is referred to; a role has that of its practitioner, or else its organization. */
    private Optional<String> npi(JsonNode reference, Resource from, int steps) {
        var logical = npiOf(reference.path("identifier"));
        var resource = bundle.referred(reference, from);
        if (logical.isPresent() || resource.isEmpty() || steps > 1) {
            return logical;
        }
        var node = resource.get().node();
        return Coded.children(node.path("identifier")).flatMap(each -> npiOf(each).stream()).findFirst()
                .or(() -> npi(node.path("practitioner"), resource.get(), steps + 1))
                .or(() -> npi(node.path("organization"), resource.get(), steps + 1));
    }

    private static Optional<String> npiOf(JsonNode identifier) {
        return Optional.of(Coded.text(identifier, "value"))
                .filter(value -> Coded.text(identifier, "system").equals(Coded.NPI) && !value.isEmpty());
    }

    private void diagnoses() {
        var principal = new ArrayList<String>();
        var others = new ArrayList<String>();
        var given = Coded.children(node().path("diagnosis")).toList();
        for (int i = 0; i < given.size(); i++) {
            var each = given.get(i);
            var code = Coded.diagnosis(each.path("diagnosisCodeableConcept"))
                    .or(() -> bundle.referred(each.path("diagnosisReference"), claim)
                            .flatMap(condition -> Coded.diagnosis(condition.node().path("code"))));
            if (diagnoses.putIfAbsent(each.path("sequence").asInt(), code) != null) {
                draft.fault("Claim.diagnosis[" + i + "].sequence", "a number that a diagnosis before it has",
                        "each diagnosis a number of its own", FhirFault.DIAGNOSIS);
            }
            boolean isPrincipal = Coded.codings(each.path("type"))
                    .anyMatch(coding -> Coded.text(coding, "code").equals("principal"));
            code.ifPresent(found -> (isPrincipal ? principal : others).add(found));
        }
        if (principal.isEmpty()) {
            others.clear();
            diagnoses.values().forEach(code -> code.ifPresent(others::add));
        }
        principal.addAll(others);
        put("", principal, "Claim.diagnosis");
    }

    /** The first diagnosis of the claim or of a line, and those beside it. */
    void put(String before, List<String> codes, String from) {
        for (int i = 0; i < codes.size(); i++) {
            draft.put(before + (i == 0 ? "condition" : "diagnoses[" + (i - 1) + "]"), codes.get(i), from);
        }
        draft.from(before + "diagnoses", from);
    }
}
