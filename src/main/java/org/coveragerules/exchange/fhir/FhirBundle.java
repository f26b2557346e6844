package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The resources of a bundle, found by what refers to them. A reference is followed one step at a time and never back. */
final class FhirBundle {

    /** Entries of a bundle; a thousand lines with a record for each have fewer. */
    private static final int MOST_ENTRIES = 20_000;
    private static final Set<String> TYPES = types();

    /** A resource and where it stands in its bundle. */
    record Resource(JsonNode node, String type, String path, String fullUrl) {
    }

    private final JsonNode bundle;
    private final List<Resource> resources = new ArrayList<>();
    private final Map<String, Resource> byUrl = new HashMap<>();
    private final Map<String, Resource> byTypeAndId = new HashMap<>();
    /** By the last two steps of their address. */
    private final Map<String, Resource> byTail = new HashMap<>();

    private FhirBundle(JsonNode bundle) {
        this.bundle = bundle;
    }

    /** @throws FhirException where it is no bundle, or one of its entries is no resource of FHIR R4 */
    static FhirBundle of(JsonNode bundle) {
        var faults = new ArrayList<FhirFault>();
        if (!bundle.isObject() || !Coded.text(bundle, "resourceType").equals("Bundle")) {
            throw new FhirException(List.of(new FhirFault("Bundle", "no bundle", "a FHIR bundle, whose `resourceType` is"
                    + " `Bundle`", FhirFault.INPUT)));
        }
        var entries = bundle.path("entry");
        if (!entries.isArray() || entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw new FhirException(List.of(new FhirFault("Bundle.entry", !entries.isArray() || entries.isEmpty()
                    ? "without a resource" : "a list of " + entries.size(), "a list of 1 to " + MOST_ENTRIES
                    + " entries, each with a `resource`", FhirFault.INPUT)));
        }
        checkDepth(bundle);
        var made = new FhirBundle(bundle);
        for (int i = 0; i < entries.size(); i++) {
            made.add(entries.get(i), i, faults);
        }
        if (!faults.isEmpty()) {
            throw new FhirException(faults);
        }
        return made;
    }

    /** A tree that a program made may be deeper than any text that is read. */
    private static void checkDepth(JsonNode root) {
        List<JsonNode> level = List.of(root);
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth > FhirJson.DEEPEST) {
                throw new FhirException(List.of(new FhirFault("Bundle", "nested more than " + FhirJson.DEEPEST + " deep",
                        "a bundle that nests less deep", FhirFault.INPUT)));
            }
            var next = new ArrayList<JsonNode>();
            level.forEach(node -> node.forEach(child -> {
                if (child.isContainerNode()) {
                    next.add(child);
                }
            }));
            level = next;
        }
    }

    private void add(JsonNode entry, int at, List<FhirFault> faults) {
        var node = entry.path("resource");
        var type = Coded.text(node, "resourceType");
        if (!TYPES.contains(type)) {
            faults.add(new FhirFault("Bundle.entry[" + at + "].resource", type.isEmpty() ? "no resource"
                    : "of a type that FHIR R4 does not have", "a resource with a `resourceType` of FHIR R4",
                    FhirFault.INPUT));
            return;
        }
        var url = Coded.text(entry, "fullUrl");
        var resource = new Resource(node, type, type.equals("Claim") ? type : "Bundle.entry[" + at + "]." + type, url);
        resources.add(resource);
        var id = Coded.text(node, "id");
        boolean twice = !url.isEmpty() && byUrl.putIfAbsent(url, resource) != null;
        if (!id.isEmpty() && byTypeAndId.putIfAbsent(type + "/" + id, resource) != null && url.isEmpty()) {
            twice = true;
        }
        byTail.putIfAbsent(tail(url), resource);
        if (twice) {
            faults.add(new FhirFault("Bundle.entry[" + at + "]", "a second resource of the same address and id",
                    "each resource once", FhirFault.INPUT));
        }
    }

    JsonNode node() {
        return bundle;
    }

    /** The resources of a type, in their order. */
    Stream<Resource> all(String type) {
        return resources.stream().filter(resource -> resource.type.equals(type));
    }

    /** What an element refers to: a resource of the bundle, or one contained in the resource of the element. */
    Optional<Resource> referred(JsonNode reference, Resource from) {
        var to = Coded.text(reference, "reference");
        if (to.startsWith("#")) {
            return Coded.children(from.node.path("contained"))
                    .filter(each -> Coded.text(each, "id").equals(to.substring(1)))
                    .map(each -> new Resource(each, Coded.text(each, "resourceType"), from.path + ".contained", ""))
                    .findFirst();
        }
        var version = to.indexOf("/_history/");
        var plain = version < 0 ? to : to.substring(0, version);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        if (plain.indexOf(':') < 0) {
            return Optional.ofNullable(byTypeAndId.getOrDefault(plain, byTail.get(plain)));
        }
        // Where an entry has no address, the last two steps of one name it.
        return Optional.ofNullable(byUrl.get(plain)).or(() -> Optional.ofNullable(byTypeAndId.get(tail(plain)))
                .filter(each -> each.fullUrl.isEmpty()));
    }

    private static String tail(String url) {
        int last = url.lastIndexOf('/');
        int before = last < 0 ? -1 : url.lastIndexOf('/', last - 1);
        return before < 0 ? url : url.substring(before + 1);
    }

    private static Set<String> types() {
        try (var in = FhirBundle.class.getResourceAsStream("resource-types.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
