import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Starts the example of Spring Boot and asks it as those do who use, watch and stop a service: a determination, a request that
 * is none, a save that is taken, one that is refused, the metrics page, and an end while a request is under way.
 *
 * <p>{@code java -cp target/coverage-rules-cli.jar src/it/AskService.java JAVA JAR RULES REQUEST EXPECTED LOG}: the Java that
 * runs the jar, a directory of rules with {@code mm-0600} that is changed here, a request, the determination that the command
 * line makes of it by these rules, and where the service's output goes.
 */
public final class AskService {

    /** As long as a start may take on a machine that has other work. */
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final String POLICY = "mm-0600/2025-10-01/policy.yaml";
    private static final String RULES = "mm-0600/2025-10-01/setting.drl";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Path rules;
    private final Path log;
    private int port;

    private AskService(Process process, Path rules, Path log) {
        this.process = process;
        this.rules = rules;
        this.log = log;
    }

    public static void main(String[] arguments) throws Exception {
        var rules = Path.of(arguments[2]);
        var log = Path.of(arguments[5]);
        var process = new ProcessBuilder(arguments[0], "-jar", arguments[1], "--server.port=0", "--rules=" + rules)
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            new AskService(process, rules, log).ask(Files.readAllBytes(Path.of(arguments[3])),
                    Files.readString(Path.of(arguments[4])).strip().getBytes(StandardCharsets.UTF_8));
        } catch (Exception | Error e) {
            System.err.println("the service of Spring Boot said: \n" + Files.readString(log));
            throw e;
        } finally {
            process.destroyForcibly();
        }
    }

    private void ask(byte[] request, byte[] expected) throws Exception {
        port = until("it listens", this::listening);

        holds("the determination has the bytes of the command line", Arrays.equals(determined(request), expected));
        var determination = JSON.readTree(expected);

        var bad = (ObjectNode) JSON.readTree(request);
        bad.put("received", "yesterday");
        var refused = post(JSON.writeValueAsBytes(bad));
        holds("a request that is none is a 400, not " + refused.statusCode(), refused.statusCode() == 400);
        holds("its fault has its path", JSON.readTree(refused.body()).at("/0/path").asText().equals("$.received"));

        var before = health();
        holds("it is up", before.at("/status").asText().equals("UP"));
        var first = rulesOf(before);
        holds("health tells the fingerprint of the determination",
                first.at("/fingerprint").equals(determination.at("/rulesFingerprint")));
        holds("health tells what is in force", first.at("/inForce").size() == 1
                && first.at("/inForce/0/policy").asText().equals("mm-0600")
                && first.at("/inForce/0/version").asText().equals("2025-10-01")
                && first.at("/inForce/0/effective").asText().equals("2025-10-01"));
        holds("nothing is wrong yet", first.at("/problems").isArray() && first.at("/problems").isEmpty());

        save(POLICY, "title: \"Site", "title: \"Changed site");
        var second = until("the save is taken", () -> {
            var now = rulesOf(health());
            return now.at("/fingerprint").equals(first.at("/fingerprint")) ? null : now;
        });
        holds("a determination is of the saved rules", JSON.readTree(determined(request)).at("/rulesFingerprint")
                .equals(second.at("/fingerprint")));

        save(RULES, "then", "thne");
        var third = until("the broken save is told", () -> {
            var now = health();
            return rulesOf(now).at("/problems").isEmpty() ? null : now;
        });
        holds("the problem has its file and line", rulesOf(third).at("/problems/0/file").asText().endsWith(RULES)
                && rulesOf(third).at("/problems/0/line").asInt() > 0);
        holds("it is up all the same", third.at("/status").asText().equals("UP"));
        holds("the rules before it go on serving", rulesOf(third).at("/fingerprint").equals(second.at("/fingerprint"))
                && JSON.readTree(determined(request)).at("/rulesFingerprint").equals(second.at("/fingerprint")));

        var outcome = determination.at("/outcome").asText().toLowerCase(Locale.ROOT);
        int lines = determination.at("/lines").size();
        var page = metrics();
        has(page, "coverage_rules_determinations_seconds_count{outcome=\"" + outcome + "\"} 3");
        has(page, "coverage_rules_determinations_seconds_count{outcome=\"rule_failed\"} 0");
        has(page, "coverage_rules_lines_total{outcome=\"" + outcome + "\"} " + 3.0 * lines);
        has(page, "coverage_rules_reloads_total{result=\"taken\"} 1.0");
        has(page, "coverage_rules_reloads_total{result=\"refused\"} 1.0");
        has(page, "coverage_rules_problems " + (double) rulesOf(third).at("/problems").size());
        has(page, "coverage_rules_loaded " + (double) rulesOf(third).at("/loaded").asInt());

        stop(request, second.at("/fingerprint").asText());
    }

    /** Ends it while it waits for the second half of a request. */
    private void stop(byte[] request, String fingerprint) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) LONG.toMillis());
            var out = socket.getOutputStream();
            out.write(("POST /determinations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Connection: close\r\nContent-Length: " + request.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(request, 0, request.length / 2);
            out.flush();
            until("the request is under way", () -> metrics().lines().anyMatch(line ->
                    line.startsWith("http_server_requests_active_seconds_count") && line.contains("method=\"POST\"")
                    && line.endsWith(" 1")) ? true : null);
            process.destroy();
            until("it takes no other request", () -> {
                try (var other = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    return null;
                } catch (ConnectException e) {
                    return true;
                }
            });
            holds("it waits for the request under way", process.isAlive());
            out.write(request, request.length / 2, request.length - request.length / 2);
            out.flush();
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            var text = answer.toString(StandardCharsets.UTF_8);
            holds("the request under way is answered, with: " + text, text.startsWith("HTTP/1.1 200")
                    && text.contains("\"rulesFingerprint\":\"" + fingerprint + "\""));
        }
        holds("it ends", process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS));
        holds("it ends as told, not with " + process.exitValue(), process.exitValue() == 128 + 15);
    }

    private Integer listening() throws IOException {
        holds("it starts", process.isAlive());
        var said = PORT.matcher(Files.readString(log));
        return said.find() ? Integer.valueOf(said.group(1)) : null;
    }

    private byte[] determined(byte[] request) throws Exception {
        var answer = post(request);
        holds("a request is answered, not with " + answer.statusCode(), answer.statusCode() == 200);
        return answer.body();
    }

    private HttpResponse<byte[]> post(byte[] body) throws Exception {
        return client.send(at("/determinations").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode health() throws Exception {
        return JSON.readTree(get("/actuator/health"));
    }

    private static JsonNode rulesOf(JsonNode health) {
        var rules = health.at("/components/coverageRules/details/rules");
        holds("health tells of the rules: " + health, rules.isObject());
        return rules;
    }

    private String metrics() throws Exception {
        return get("/actuator/prometheus");
    }

    private String get(String path) throws Exception {
        var answer = client.send(at(path).build(), HttpResponse.BodyHandlers.ofString());
        holds(path + " answers 200, not " + answer.statusCode() + ": " + answer.body(), answer.statusCode() == 200);
        return answer.body();
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(LONG);
    }

    /** At once, as an editor saves. */
    private void save(String file, String text, String replacement) throws IOException {
        var path = rules.resolve(file);
        var content = Files.readString(path);
        holds("`" + text + "` stands in " + file, content.contains(text));
        var beside = Files.writeString(rules.resolveSibling("saved.tmp"), content.replace(text, replacement));
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Asks again and again until there is something. */
    private <T> T until(String what, Callable<T> asked) throws Exception {
        long end = System.nanoTime() + LONG.toNanos();
        for (var found = asked.call();; found = asked.call()) {
            if (found != null) {
                return found;
            }
            holds("in time " + what, System.nanoTime() < end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void has(String page, String line) {
        holds("`" + line + "` is on the metrics page:\n" + page, page.lines().anyMatch(line::equals));
    }

    private static void holds(String what, boolean is) {
        if (!is) {
            throw new AssertionError("not so: " + what);
        }
    }
}
