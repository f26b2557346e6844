package org.coveragerules.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** What a Chromium is asked and tells, by its DevTools protocol. Whatever is waited for has a limit and a name. */
final class DevTools {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 60;

    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private final BiConsumer<String, JsonNode> events;
    private String session;

    /** @param events takes the name and the parameters of each */
    DevTools(URI address, BiConsumer<String, JsonNode> events) {
        this.events = events;
        this.socket = await("a connection to " + address,
                HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Incoming()));
    }

    /** Opens a page of its own; what is asked from now on is asked of it. */
    void attach() {
        var page = ask("Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
        session = ask("Target.attachToTarget", Map.of("targetId", page, "flatten", true)).path("sessionId").asText();
    }

    /** Asks, and waits for the answer. What the browser refuses, fails the test with what it says. */
    JsonNode ask(String method, Map<String, ?> parameters) {
        var answer = new CompletableFuture<JsonNode>();
        int id = last.incrementAndGet();
        asked.put(id, answer);
        send(id, method, parameters);
        var said = await("the answer to " + method, answer);
        if (said.has("error")) {
            throw new AssertionError(method + ": " + said.path("error"));
        }
        return said.path("result");
    }

    /** Asks, and waits for nothing. */
    void tell(String method, Map<String, ?> parameters) {
        send(last.incrementAndGet(), method, parameters);
    }

    private void send(int id, String method, Map<String, ?> parameters) {
        var message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        // What is asked of the browser itself, is asked past the page.
        if (session != null && !method.startsWith("Browser.")) {
            message.put("sessionId", session);
        }
        synchronized (socket) {
            await("a message to be sent", socket.sendText(message.toString(), true));
        }
    }

    static <T> T await(String what, CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("waited " + SECONDS + " seconds for " + what, e);
        } catch (ExecutionException e) {
            throw new AssertionError(what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted at " + what, e);
        }
    }

    private void take(String text) {
        try {
            var message = JSON.readTree(text);
            if (message.has("id")) {
                var answer = asked.remove(message.path("id").asInt());
                if (answer != null) {
                    answer.complete(message);
                }
            } else {
                events.accept(message.path("method").asText(), message.path("params"));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lost(String why) {
        asked.values().forEach(answer -> answer.completeExceptionally(new IllegalStateException(why)));
    }

    private final class Incoming implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            parts.append(part);
            if (isLast) {
                var text = parts.toString();
                parts.setLength(0);
                take(text);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            lost("the browser has hung up: " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            lost(error.toString());
        }
    }
}
