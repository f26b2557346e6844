package org.coveragerules.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import org.coveragerules.internal.reading.JsonRequestReader;

/**
 * What the payer knows of members and requests and no exchange format carries: line of business, funding, elected
 * categories, terms, history and so on. Each is a merge patch (RFC 7396) of the request, by the member's id or by that
 * of the request. Immutable, and safe for use by many threads.
 */
public final class PayerFacts {

    /** Facts of nobody. */
    public static final PayerFacts NONE = new PayerFacts(Map.of(), Map.of(), "");

    private final Map<String, ObjectNode> ofMembers;
    private final Map<String, ObjectNode> ofRequests;
    private final String digest;

    PayerFacts(Map<String, ObjectNode> ofMembers, Map<String, ObjectNode> ofRequests, String digest) {
        this.ofMembers = Map.copyOf(ofMembers);
        this.ofRequests = Map.copyOf(ofRequests);
        this.digest = digest;
    }

    /**
     * Reads a file with one object a line, in UTF-8: {@code {"member": "M-1", "facts": {…}}} or
     * {@code {"request": "C-P-1", "facts": {…}}}. Blank lines are passed over.
     *
     * @throws PayerFactsException naming every line that is no such object, that says a field twice, or that tells
     *                             once more of a member or request; and where the file cannot be read
     */
    public static PayerFacts of(Path file) {
        return new PayerFactsReader(file).read();
    }

    /** Whether they tell of nobody. */
    public boolean isEmpty() {
        return ofMembers.isEmpty() && ofRequests.isEmpty();
    }

    /** SHA-256 of the file, in hex; empty of {@link #NONE}. */
    public String digest() {
        return digest;
    }

    /** Whether they tell of a member. */
    public boolean tellsOf(String memberId) {
        return ofMembers.containsKey(memberId);
    }

    /**
     * A request with what is known of it: first the member's facts, then the request's.
     *
     * @param request   left as it is
     * @param requestId its id; null: not known
     * @param memberId  the payer's id of its member; null: not known
     * @return a tree of its own
     */
    public ObjectNode merged(ObjectNode request, String requestId, String memberId) {
        var merged = request.deepCopy();
        merge(merged, memberId == null ? null : ofMembers.get(memberId));
        merge(merged, requestId == null ? null : ofRequests.get(requestId));
        return merged;
    }

    /** A reader that adds them to each request of a batch in JSON, by its id; JSON names no member. */
    public JsonRequestReader to(JsonRequestReader reader) {
        return isEmpty() ? reader
                : reader.knowing(request -> merged(request, request.path("id").textValue(), null));
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        if (patch == null) {
            return;
        }
        patch.properties().forEach(field -> {
            var name = field.getKey();
            if (field.getValue().isNull()) {
                target.remove(name);
            } else if (field.getValue() instanceof ObjectNode inner) {
                var under = target.get(name) instanceof ObjectNode there ? there
                        : JsonNodeFactory.instance.objectNode();
                target.set(name, under);
                merge(under, inner);
            } else {
                target.set(name, field.getValue().deepCopy());
            }
        });
    }
}
