package org.coveragerules.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.coveragerules.Fault;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.internal.text.Visible;

/**
 * What the payer knows of members and requests and no exchange format carries: line of business, funding, elected
 * categories, terms, history and so on. Each is a merge patch (RFC 7396) of the request, by the member's id or by that
 * of the request. Immutable, and safe for use by many threads.
 */
public final class PayerFacts {

    /** Facts of nobody. */
    public static final PayerFacts NONE = new PayerFacts("", Map.of(), Map.of(), "");

    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\[");
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z]\\w{0,39}");

    private final String file;
    private final Map<String, Told> ofMembers;
    private final Map<String, Told> ofRequests;
    private final String digest;

    /** The facts of one member or request, and the line that told them. */
    record Told(int line, ObjectNode facts) {
    }

    PayerFacts(String file, Map<String, Told> ofMembers, Map<String, Told> ofRequests, String digest) {
        this.file = file;
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

    /**
     * A fault of a request with these facts; of what they tell it names their file and line, and no id.
     *
     * @param requestId as it was merged with
     * @param memberId  as it was merged with
     */
    public Fault told(Fault fault, String requestId, String memberId) {
        if (fault.path().equals("$")) {
            return fault;
        }
        var known = new ArrayList<Told>();
        known.add(requestId == null ? null : ofRequests.get(requestId));
        known.add(memberId == null ? null : ofMembers.get(memberId));
        return known.stream().filter(told -> told != null && tells(told.facts, STEP.matcher(fault.path()))).findFirst()
                .map(told -> new Fault(fault.path(), fault.found() + ", by line " + told.line + " of the facts in "
                        + Visible.quoted(file), fault.allowed())).orElse(fault);
    }

    /** Whether a patch says what stands at a path, or removes it. */
    private static boolean tells(JsonNode patch, Matcher path) {
        if (!patch.isObject() || !path.find()) {
            return true;
        }
        var name = path.group(1);
        // A path withholds the name of a field that is no plain word.
        return name != null && (patch.has(name) ? tells(patch.get(name), path) : name.equals("?")
                && patch.properties().stream().anyMatch(field -> !PLAIN_NAME.matcher(field.getKey()).matches()));
    }

    /** A reader that adds them to each request of a batch in JSON, by its id; JSON names no member. */
    public JsonRequestReader to(JsonRequestReader reader) {
        return isEmpty() ? reader
                : reader.knowing(request -> merged(request, request.path("id").textValue(), null),
                        (request, fault) -> told(fault, request.path("id").textValue(), null));
    }

    private static void merge(ObjectNode target, Told told) {
        if (told != null) {
            merge(target, told.facts);
        }
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
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
