package org.coveragerules.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Data of a report, made up: 1,000 lines that did not change, and as many that did as are asked for. */
final class ReportData {

    private static final List<String> OUTCOMES = List.of("APPROVED", "PARTIALLY_APPROVED", "DENIED", "PENDED",
            "REDIRECTED", "NO_REVIEW_REQUIRED");
    private static final int[] UNCHANGED = {700, 80, 80, 100, 0, 40};
    /** What became of lines that changed, over and over. */
    private static final List<Change> CHANGES = List.of(new Change(1, "APPROVED", "DENIED"),
            new Change(2, "APPROVED", "PENDED"), new Change(3, "PENDED", "APPROVED"),
            new Change(1, "APPROVED", "DENIED"), new Change(4, "PARTIALLY_APPROVED", "DENIED"),
            new Change(5, "DENIED", "DENIED"));
    private static final List<String> CODES = List.of("97110", "97112", "97140", "97161", "G0283");
    /** The reason that decides, by outcome before and after: an index of the texts. */
    private static final Map<String, Integer> BEFORE = Map.of("APPROVED", 1, "PARTIALLY_APPROVED", 1,
            "PENDED", 3, "DENIED", 4);
    private static final Map<String, Integer> AFTER = Map.of("APPROVED", 1, "PENDED", 3, "DENIED", 2);

    private final ObjectNode data = new ObjectMapper().createObjectNode();
    private final int[][] matrix = new int[OUTCOMES.size()][OUTCOMES.size()];

    /** Outcomes of a line, and the number of its group. */
    private record Change(int group, String from, String to) {
    }

    private ReportData() {
    }

    static ObjectNode of(int changed) {
        var made = new ReportData();
        made.frame();
        made.cases(changed);
        made.outcomes();
        made.rates();
        made.texts();
        made.flaggedAndRejected();
        return made.data;
    }

    private void frame() {
        data.put("title", "Impact of mm-0600: previous → 2025-10-01").put("kind", "IMPACT");
        data.putObject("before").put("name", "mm-0600 previous").put("fingerprint", "sha256:" + "01234567".repeat(8));
        data.putObject("after").put("name", "mm-0600 2025-10-01").put("fingerprint", "sha256:" + "89abcdef".repeat(8));
        data.putObject("selection").put("from", "2025-10-01").putNull("to").put("policy", "mm-0600")
                .putArray("types").add("CLAIM");
    }

    private void cases(int changed) {
        for (int i = 0; i < UNCHANGED.length; i++) {
            matrix[i][i] = UNCHANGED[i];
        }
        var list = list("cases", changed);
        int gained = 0;
        int lost = 0;
        var lines = new int[6];
        var visits = new int[6];
        for (int i = 0; i < changed; i++) {
            var change = CHANGES.get(i % CHANGES.size());
            int asked = i % 12 + 1;
            int difference = approved(change.to, asked) - approved(change.from, asked);
            matrix[OUTCOMES.indexOf(change.from)][OUTCOMES.indexOf(change.to)]++;
            lines[change.group]++;
            visits[change.group] += difference;
            gained += Math.max(0, difference);
            lost += Math.max(0, -difference);
            var one = list.addObject().put("request", String.format("R-%05d", i)).put("line", 1 + i % 3)
                    .put("place", "requests.ndjson:" + (i + 1))
                    .put("date", LocalDate.of(2025, 10, 1).plusDays(i % 92).toString())
                    .put("code", CODES.get(i % CODES.size())).put("placeOfService", "22").put("visits", asked)
                    .put("group", change.group);
            side(one.putObject("before"), change.from, asked, BEFORE.get(change.from));
            side(one.putObject("after"), change.to, asked, AFTER.get(change.to));
            one.putArray("differences").add("line " + (1 + i % 3) + ".outcome: expected " + change.from);
        }
        int all = 1000 + changed;
        data.putObject("counts").put("read", all + 180).put("judged", all).put("rejected", 30).put("outside", 150)
                .put("compared", all).put("differing", changed).put("lines", all).put("linesCompared", all)
                .put("linesDiffering", changed).put("visitsGained", gained).put("visitsLost", lost);
        groups(lines, visits);
    }

    private static int approved(String outcome, int asked) {
        return switch (outcome) {
            case "APPROVED" -> asked;
            case "PARTIALLY_APPROVED" -> asked / 2;
            default -> 0;
        };
    }

    private static void side(ObjectNode side, String outcome, int asked, int reason) {
        side.put("outcome", outcome).put("visits", approved(outcome, asked)).putNull("units").putNull("levels")
                .putArray("reasons").add(0).add(reason);
    }

    private void groups(int[] lines, int[] visits) {
        var groups = data.putArray("groups");
        for (var change : CHANGES.stream().distinct().toList()) {
            if (lines[change.group] > 0) {
                var group = groups.addObject().put("number", change.group).put("from", change.from)
                        .put("to", change.to).put("lines", lines[change.group]).put("visits", visits[change.group]);
                group.putArray("gone").addObject().put("statement", "MM0600-5").put("policy", "mm-0600");
                group.putArray("come").addObject().put("statement", "MM0600-3").put("policy", "mm-0600");
            }
        }
    }

    private void outcomes() {
        var outcomes = data.putArray("outcomes");
        var pairs = data.putArray("matrix");
        for (int i = 0; i < matrix.length; i++) {
            int before = 0;
            int after = 0;
            for (int j = 0; j < matrix.length; j++) {
                before += matrix[i][j];
                after += matrix[j][i];
                if (matrix[i][j] > 0) {
                    pairs.addObject().put("from", OUTCOMES.get(i)).put("to", OUTCOMES.get(j))
                            .put("lines", matrix[i][j]);
                }
            }
            outcomes.addObject().put("outcome", OUTCOMES.get(i)).put("before", before).put("after", after);
        }
    }

    private void rates() {
        var weeks = data.putArray("weeks");
        weeks.addObject().put("week", "2025-09-29").put("lines", 500).put("denied", 60).put("deniedBefore", 30);
        weeks.addObject().put("week", "2025-10-06").put("lines", 1000).put("denied", 100).put("deniedBefore", 50);
        var policies = data.putArray("policies");
        var site = policies.addObject().put("policy", "mm-0600").put("version", "2025-10-01").put("lines", 1000)
                .put("denied", 80).putArray("statements");
        statement(site, "MM0600-1", "IN_SCOPE", "NOTE", 1000, 0, 0);
        statement(site, "MM0600-3", "SETTING_NOT_DOCUMENTED", "DENY", 100, 90, 80);
        var precertification = policies.addObject().put("policy", "precertification").put("version", "1")
                .put("lines", 20).put("denied", 10).putArray("statements");
        statement(precertification, "PRE-9", "PRIOR_AUTHORIZATION_ABSENT", "DENY", 20, 10, 10);
    }

    private static void statement(ArrayNode list, String id, String code, String effect, int lines, int decisive,
            int denied) {
        list.addObject().put("statement", id).put("code", code).put("effect", effect).put("lines", lines)
                .put("decisive", decisive).put("denied", denied);
    }

    private void texts() {
        data.putArray("texts");
        text("MM0600-1", "mm-0600", "IN_SCOPE", "NOTE", "The policy is for this line.");
        text("MM0600-5", "mm-0600", "SETTING_JUSTIFIED", "APPROVE", "Equipment justifies the setting.");
        text("MM0600-3", "mm-0600", "SETTING_NOT_DOCUMENTED", "DENY", "The record does not say why this setting.");
        text("MM0600-8", "mm-0600", "INCOMPLETE_RECORDS", "PEND", "The record has no clinical history.");
        text("PRE-9", "precertification", "PRIOR_AUTHORIZATION_ABSENT", "DENY", "There is no authorization.");
    }

    private void text(String statement, String policy, String code, String effect, String message) {
        ((ArrayNode) data.path("texts")).addObject().put("statement", statement).put("policy", policy)
                .put("version", "2025-10-01").put("section", "exclusions").put("code", code).put("effect", effect)
                .put("rule", "Rule of " + statement).put("message", message);
    }

    private void flaggedAndRejected() {
        list("flagged", 1).addObject().put("request", "C-1").put("line", 1).put("place", "claims.ndjson:4")
                .put("date", "2025-11-03").put("code", "97110").put("placeOfService", "22").put("visits", 8)
                .put("outcome", "DENIED").putArray("reasons").add(2);
        list("rejects", 30).addObject().put("place", "requests.ndjson:3").put("reason", "received: missing");
        ((ObjectNode) data.path("rejects")).put("shown", 1);
    }

    private ArrayNode list(String name, int total) {
        return data.putObject(name).put("total", total).put("shown", total).putArray("list");
    }
}
