package org.coveragerules.exchange.x12;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes requests, as trees, into an interchange: what the mapping carries of them. */
final class X12Writer {

    private final List<String> transactions = new ArrayList<>();
    private List<String> segments;
    private String guide;

    /** One interchange with a group, in which each of some requests of one kind has a transaction. */
    static byte[] write(List<? extends JsonNode> requests, Separators separators) {
        var writer = new X12Writer();
        requests.forEach(writer::transaction);
        var all = new ArrayList<String>();
        all.add("ISA*00*          *00*          *ZZ*SENDERID       *ZZ*RECEIVERID     *251120*1100*^*00501"
                + "*000000001*0*T*:");
        all.add("GS*" + (writer.guide.endsWith("X217") ? "HI" : "HC") + "*SENDER*RECEIVER*20251120*1100*1*X*"
                + writer.guide);
        all.addAll(writer.transactions);
        all.add("GE*" + requests.size() + "*1");
        all.add("IEA*1*000000001");
        return all.stream().map(separators::of).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }

    private void transaction(JsonNode request) {
        boolean review = !request.path("type").asText().equals("CLAIM");
        boolean institutional = request.path("form").asText().equals("INSTITUTIONAL");
        guide = review ? "005010X217" : institutional ? "005010X223A2" : "005010X222A1";
        segments = new ArrayList<>();
        var number = String.format("%04d", transactions.size() + 1);
        add("ST", review ? "278" : "837", number, guide);
        if (review) {
            review(request);
        } else {
            claim(request, institutional);
        }
        add("SE", String.valueOf(segments.size() + 1), number);
        transactions.addAll(segments);
    }

    private void claim(JsonNode request, boolean institutional) {
        add("BHT", "0019", "00", "B", compact(request.path("received")), "1100", "CH");
        add("HL", "1", "", "20", "1");
        add("NM1", "85", "2", "THERAPY", "", "", "", "", "XX", request.at("/provider/id").asText());
        add("HL", "2", "1", "22", "0");
        add("SBR", "P", "18", "", "", "", "", "", "", "CI");
        add("NM1", "IL", "1", "DOE", "JO", "", "", "", "MI", "M1");
        born(request);
        var bill = request.path("typeOfBill").asText();
        add("CLM", request.path("id").asText(), "100", "", "",
                institutional ? bill.substring(0, 2) + ":A:" + bill.substring(2) : "99:B:1", "Y", "A", "Y", "Y");
        var diagnoses = diagnoses(request);
        diagnosed(diagnoses);
        for (var line : request.path("lines")) {
            add("LX", line.path("number").asText());
            if (institutional) {
                add("SV2", line.path("revenueCode").asText(), procedure(line), "10", "UN", line.path("units").asText());
            } else {
                add("SV1", procedure(line), "10", "UN", line.path("units").asText(),
                        line.path("placeOfService").asText(), "",
                        pointers(request, line, diagnoses), "", request.path("emergency").asBoolean() ? "Y" : "");
            }
            add("DTP", "472", "D8", compact(line.path("date")));
            if (line.has("authorization")) {
                add("REF", "G1", line.path("authorization").asText());
            }
        }
    }

    private void review(JsonNode request) {
        add("BHT", "0007", "13", "T", compact(request.path("received")), "1100");
        add("HL", "1", "", "20", "1");
        add("NM1", "X3", "2", "PAYER", "", "", "", "", "PI", "1");
        add("HL", "2", "1", "21", "1");
        add("NM1", "1P", "2", "THERAPY", "", "", "", "", "XX", request.at("/provider/id").asText());
        add("HL", "3", "2", "22", "1");
        add("NM1", "IL", "1", "DOE", "JO", "", "", "", "MI", "M1");
        add("HL", "4", "3", "23", "1");
        add("NM1", "QC", "1", "DOE", "AL");
        born(request);
        add("HL", "5", "4", "EV", "1");
        add("TRN", "1", request.path("id").asText(), "9012345678");
        add("UM", "HS", request.path("type").asText().equals("CONCURRENT") ? "4" : "I", "", "11:B", "",
                request.path("urgency").asText().equals("EXPEDITED") ? "U" : "");
        var diagnoses = diagnoses(request);
        diagnosed(diagnoses);
        var plan = request.at("/clinical/treatmentPlan");
        if (!plan.isMissingNode()) {
            add("HSD", "VS", plan.path("visits").asText(), "", "", "35", plan.path("weeks").asText());
        }
        int level = 5;
        for (var line : request.path("lines")) {
            add("HL", String.valueOf(++level), "5", "SS", "0");
            add("UM", "HS", "I", "", line.path("placeOfService").asText() + ":B");
            add("DTP", "472", "RD8", compact(line.path("date")) + "-20301231");
            add("SV1", procedure(line), "10", "UN", line.path("units").asText(), "", "",
                    pointers(request, line, diagnoses));
            if (line.path("visits").asInt() != plan.path("visits").asInt()) {
                add("HSD", "VS", line.path("visits").asText());
            }
        }
    }

    private void born(JsonNode request) {
        add("DMG", "D8", compact(request.at("/member/birthDate")),
                request.at("/member/sex").asText().equals("FEMALE") ? "F" : "M");
    }

    /** The condition, and then all others once each. */
    private static List<String> diagnoses(JsonNode request) {
        var all = new LinkedHashSet<String>();
        all.add(request.path("condition").asText());
        request.path("diagnoses").forEach(each -> all.add(each.asText()));
        for (var line : request.path("lines")) {
            if (line.has("condition")) {
                all.add(line.path("condition").asText());
            }
            line.path("diagnoses").forEach(each -> all.add(each.asText()));
        }
        return List.copyOf(all);
    }

    private void diagnosed(List<String> diagnoses) {
        var elements = new ArrayList<String>();
        for (var each : diagnoses) {
            elements.add((elements.isEmpty() ? "ABK:" : "ABF:") + each.replace(".", ""));
        }
        add("HI", elements.toArray(String[]::new));
    }

    private static String pointers(JsonNode request, JsonNode line, List<String> diagnoses) {
        var own = new ArrayList<String>();
        own.add(line.path("condition").asText(request.path("condition").asText()));
        line.path("diagnoses").forEach(each -> own.add(each.asText()));
        return own.stream().map(each -> String.valueOf(diagnoses.indexOf(each) + 1)).collect(Collectors.joining(":"));
    }

    private static String procedure(JsonNode line) {
        var modifiers = StreamSupport.stream(line.path("modifiers").spliterator(), false)
                .map(each -> ":" + each.asText()).collect(Collectors.joining());
        return "HC:" + line.path("code").asText() + modifiers;
    }

    private static String compact(JsonNode date) {
        return date.asText().replace("-", "");
    }

    /** A segment without the empty elements at its end. */
    private void add(String tag, String... elements) {
        segments.add((tag + "*" + String.join("*", elements)).replaceAll("[*:]+$", ""));
    }
}
