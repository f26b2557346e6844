package org.coveragerules.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A Chromium that a test drives as a reader does, by mouse and keys, in one page. It keeps what a reader never sees: errors on
 * the console, what the page's policy refused, and what was asked of a network.
 */
public final class DrivenBrowser implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final Path SHOTS = Path.of("target", "site-pages");
    private static final int SECONDS = 20;
    private static final int SHIFT = 8;
    private static final Map<String, Key> KEYS = Map.of("Tab", new Key(9, ""), "Enter", new Key(13, "\r"),
            "Space", new Key(32, " "), "ArrowUp", new Key(38, ""), "ArrowDown", new Key(40, ""),
            "ArrowLeft", new Key(37, ""), "ArrowRight", new Key(39, ""), "Backspace", new Key(8, ""));

    private final Path profile;
    private final Process process;
    private final DevTools tools;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    private record Key(int code, String text) {
    }

    private DrivenBrowser(Path profile, Process process) {
        this.profile = profile;
        this.process = process;
        var address = new CompletableFuture<URI>();
        var reader = new Thread(() -> read(process.errorReader(), address), "browser's errors");
        reader.setDaemon(true);
        reader.start();
        this.tools = new DevTools(DevTools.await("a browser that listens", address), this::event);
    }

    /** Starts the browser of this machine with an empty page; see {@link Browser#find} where there is none. */
    public static DrivenBrowser start() throws IOException {
        var browser = Browser.find();
        Files.createDirectories(SHOTS);
        var profile = Files.createTempDirectory(SHOTS.toAbsolutePath(), "profile");
        var process = browser.command(profile, "--remote-debugging-port=0", "--hide-scrollbars")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        var driven = new DrivenBrowser(profile, process);
        driven.tools.attach();
        for (var domain : List.of("Page", "Runtime", "Log", "Network", "DOM")) {
            driven.tools.ask(domain + ".enable", Map.of());
        }
        return driven;
    }

    /** Reads to the end, else the browser would wait to be read. */
    private static void read(BufferedReader errors, CompletableFuture<URI> address) {
        var said = new StringBuilder();
        try (errors) {
            for (var line = errors.readLine(); line != null; line = errors.readLine()) {
                var listens = LISTENS.matcher(line);
                if (listens.find()) {
                    address.complete(URI.create(listens.group(1)));
                }
                said.append(line).append('\n');
            }
        } catch (IOException closed) {
            said.append(closed.getMessage());
        }
        address.completeExceptionally(new IllegalStateException("it ended and said: " + said));
    }

    private void event(String name, JsonNode of) {
        switch (name) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown" -> faults.add("thrown: " + of.at("/exceptionDetails/exception/description").asText()
                    + of.at("/exceptionDetails/text").asText());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "assert").contains(of.path("type").asText())) {
                    faults.add("console: " + of.path("args"));
                }
            }
            case "Log.entryAdded" -> {
                if (of.at("/entry/level").asText().equals("error")) {
                    faults.add("log: " + of.path("entry"));
                }
            }
            case "Network.requestWillBeSent" -> {
                var address = of.at("/request/url").asText();
                if (!address.startsWith("file:")) {
                    faults.add("asked of a network: " + address);
                }
            }
            case "Page.javascriptDialogOpening" -> {
                faults.add("a dialog: " + of.path("message"));
                // Nothing else is answered while it stands there; what tells of it can't wait for an answer.
                tools.tell("Page.handleJavaScriptDialog", Map.of("accept", true));
            }
            default -> { }
        }
    }

    /** What no reader sees: errors, refusals of the page's policy, and requests that left the disk; since the start or {@link #forget}. */
    public List<String> faults() {
        // What a page has told before it answers, is here when it has answered.
        evaluate("0");
        return List.copyOf(faults);
    }

    public void forget() {
        faults.clear();
    }

    /** Opens a page, with a hash where the address has one, and waits until all of it is there. */
    public void open(Path page, String hash) {
        navigate(page.toAbsolutePath().normalize().toUri() + hash);
    }

    /** Opens an empty page, so that the next one is loaded anew whatever its address. */
    public void leave() {
        navigate("about:blank");
    }

    private void navigate(String address) {
        loaded = new CompletableFuture<>();
        var answer = tools.ask("Page.navigate", Map.of("url", address));
        assertThat(answer.path("errorText").asText()).as(address).isEmpty();
        if (answer.has("loaderId")) {
            DevTools.await(address + " to load", loaded);
        }
    }

    /** Does what leads to another page, and waits for it. */
    public void follow(Runnable step) {
        loaded = new CompletableFuture<>();
        step.run();
        DevTools.await("a page to load", loaded);
    }

    /** The value of an expression, once it is there where it is promised. What it throws fails the test. */
    public JsonNode evaluate(String expression) {
        var answer = tools.ask("Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (answer.has("exceptionDetails")) {
            var details = answer.path("exceptionDetails");
            throw new AssertionError(details.path("text").asText() + " " + details.at("/exception/description").asText()
                    + details.at("/exception/value").asText() + "\nin: " + expression.substring(0, Math.min(400, expression.length())));
        }
        return answer.at("/result/value");
    }

    /** The same as text; empty where there is none. */
    public String text(String expression) {
        return evaluate(expression).asText("");
    }

    /** Waits until an expression is true. */
    public void await(String what, String expression) {
        assertThat(evaluate("""
                new Promise(done => {
                  const last = performance.now() + %d;
                  (function look() {
                    if (%s) done(true);
                    else if (performance.now() > last) done(false);
                    else requestAnimationFrame(look);
                  })();
                })""".formatted(SECONDS * 1000, expression)).asBoolean()).as("within %d seconds: %s", SECONDS, what).isTrue();
    }

    /** Clicks in the middle of an element, after it was scrolled into sight. */
    public void click(String selector) {
        var at = evaluate("""
                (() => {
                  const found = document.querySelector(%1$s);
                  if (!found) throw new Error('there is no ' + %1$s);
                  found.scrollIntoView({ block: 'center', behavior: 'instant' });
                  const box = found.getClientRects()[0];
                  if (!box) throw new Error('nobody can see ' + %1$s);
                  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
                  const hit = document.elementFromPoint(at.x, at.y);
                  if (!found.contains(hit)) throw new Error(%1$s + ' is covered by ' + (hit && hit.outerHTML.slice(0, 200)));
                  return at;
                })()""".formatted(quoted(selector)));
        for (var type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            tools.ask("Input.dispatchMouseEvent", Map.of("type", type, "x", at.path("x").asDouble(), "y", at.path("y").asDouble(),
                    "button", type.equals("mouseMoved") ? "none" : "left", "clickCount", type.equals("mouseMoved") ? 0 : 1));
        }
    }

    /** Types where the cursor is. */
    public void type(String text) {
        tools.ask("Input.insertText", Map.of("text", text));
    }

    /** Presses keys one after another: {@code Tab}, {@code Shift+Tab}, {@code Enter}, {@code Space}, the arrows. */
    public void press(String... keys) {
        for (var each : keys) {
            boolean isShifted = each.startsWith("Shift+");
            var name = isShifted ? each.substring("Shift+".length()) : each;
            var key = KEYS.get(name);
            var of = Map.of("key", name.equals("Space") ? " " : name, "code", name, "windowsVirtualKeyCode", key.code,
                    "modifiers", isShifted ? SHIFT : 0, "text", key.text);
            for (var type : List.of(key.text.isEmpty() ? "rawKeyDown" : "keyDown", "keyUp")) {
                var event = new HashMap<String, Object>(of);
                event.put("type", type);
                tools.ask("Input.dispatchKeyEvent", event);
            }
        }
    }

    /** A window so wide, in pixels of a page. */
    public void width(int width) {
        tools.ask("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", width < 600 ? 640 : 900, "deviceScaleFactor", 1, "mobile", false));
    }

    /** On a screen, in light or dark colors. */
    public void colors(String scheme) {
        tools.ask("Emulation.setEmulatedMedia", Map.of("media", "screen",
                "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Whether pages that are opened from now on run their scripts. */
    public void scripts(boolean run) {
        tools.ask("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    /** As it is printed. */
    public void paper() {
        tools.ask("Emulation.setEmulatedMedia", Map.of("media", "print", "features", List.of()));
    }

    /** The whole page as a picture, in {@code target/site-pages}. */
    public void shoot(String name) throws IOException {
        var size = tools.ask("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
        var clip = Map.of("x", 0, "y", 0, "width", size.path("width").asInt(),
                "height", Math.min(4000, size.path("height").asInt()), "scale", 1);
        Files.write(SHOTS.resolve(name + ".png"), Base64.getDecoder().decode(tools.ask("Page.captureScreenshot",
                Map.of("format", "png", "captureBeyondViewport", true, "clip", clip)).path("data").asText()));
    }

    /** A text as it stands in a script. */
    public static String quoted(String text) {
        return DevTools.JSON.valueToTree(text).toString().replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    @Override
    public void close() {
        tools.tell("Browser.close", Map.of());
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Browser.delete(profile);
    }
}
