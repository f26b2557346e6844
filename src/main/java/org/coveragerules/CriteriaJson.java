package org.coveragerules;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Judged criteria as JSON: the words of a {@code policy.yaml}, and beside each what it came to. */
final class CriteriaJson {

    private static final String OF = "of";

    private CriteriaJson() {
    }

    static final class Writing extends StdSerializer<JudgedCriteria> {

        private static final long serialVersionUID = 1L;

        Writing() {
            super(JudgedCriteria.class);
        }

        @Override
        public void serialize(JudgedCriteria criteria, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartObject();
            out.writeStringField("policy", criteria.policy());
            out.writeStringField("version", criteria.version());
            out.writeStringField("statement", criteria.statement());
            group(out, criteria.tree());
            out.writeEndObject();
        }

        private static void group(JsonGenerator out, JudgedCriterion.Group group) throws IOException {
            out.writeStringField("result", group.result().name());
            boolean counts = group.kind() == GroupKind.AT_LEAST;
            if (counts) {
                out.writeNumberField(group.kind().word(), group.least());
            }
            out.writeArrayFieldStart(counts ? OF : group.kind().word());
            for (var child : group.of()) {
                out.writeStartObject();
                if (child instanceof JudgedCriterion.Group inner) {
                    group(out, inner);
                } else {
                    leaf(out, (JudgedCriterion.Leaf) child);
                }
                out.writeEndObject();
            }
            out.writeEndArray();
        }

        private static void leaf(JsonGenerator out, JudgedCriterion.Leaf leaf) throws IOException {
            out.writeStringField("statement", leaf.statement());
            out.writeStringField("result", leaf.result().name());
            out.writeBooleanField("decisive", leaf.isDecisive());
            if (leaf.found() != null) {
                out.writeStringField("found", leaf.found());
            }
            if (!leaf.missing().isEmpty()) {
                out.writeArrayFieldStart("missing");
                for (var name : leaf.missing()) {
                    out.writeString(name);
                }
                out.writeEndArray();
            }
        }
    }

    static final class Reading extends StdDeserializer<JudgedCriteria> {

        private static final long serialVersionUID = 1L;

        Reading() {
            super(JudgedCriteria.class);
        }

        @Override
        public JudgedCriteria deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var node = context.readTree(parser);
            return new JudgedCriteria(text(node, "policy", context), text(node, "version", context),
                    text(node, "statement", context), group(node, context));
        }

        private static JudgedCriterion.Group group(JsonNode node,
                DeserializationContext context) throws JsonMappingException {
            for (var kind : GroupKind.values()) {
                if (node.has(kind.word())) {
                    boolean counts = kind == GroupKind.AT_LEAST;
                    var of = new ArrayList<JudgedCriterion>();
                    for (var child : node.path(counts ? OF : kind.word())) {
                        of.add(child.has("statement") ? leaf(child, context) : group(child, context));
                    }
                    return new JudgedCriterion.Group(kind, counts ? node.path(kind.word()).asInt() : 0, result(node,
                            context),
                            of);
                }
            }
            return context.reportInputMismatch(JudgedCriteria.class, "a group of criteria of no kind");
        }

        private static JudgedCriterion.Leaf leaf(JsonNode node,
                DeserializationContext context) throws JsonMappingException {
            List<String> missing = new ArrayList<>();
            node.path("missing").forEach(name -> missing.add(name.asText()));
            return new JudgedCriterion.Leaf(text(node, "statement", context), result(node, context),
                    node.path("decisive").asBoolean(), node.path("found").textValue(), missing);
        }

        private static CriterionResult result(JsonNode node,
                DeserializationContext context) throws JsonMappingException {
            for (var result : CriterionResult.values()) {
                if (result.name().equals(node.path("result").textValue())) {
                    return result;
                }
            }
            return context.reportInputMismatch(JudgedCriteria.class, "criteria without a result");
        }

        private static String text(JsonNode node, String field, DeserializationContext context)
                throws JsonMappingException {
            var text = node.path(field).textValue();
            return text == null ? context.reportInputMismatch(JudgedCriteria.class, "criteria without `%s`", field)
                    : text;
        }
    }
}
