package org.coveragerules.internal.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.browser.Browser;

/** A page with the scripts of the checklist and one of a test, as strict as the site's, in one start of a browser. */
final class ScriptPage {

    static final Path SITE = Path.of("src/main/resources/org/coveragerules/internal/site");
    private static final String START = "<pre id=\"out\">";

    private final Path directory;
    private final List<String> scripts = new ArrayList<>();

    /** @param name of its directory, where it stays to be looked at */
    ScriptPage(String name) throws IOException {
        directory = Path.of("target", "checklist-page", name);
        Files.createDirectories(directory);
        for (var file : List.of("criteria.js", "checklist.js", "checklist.css")) {
            Files.writeString(directory.resolve(file), Files.readString(SITE.resolve(file)));
        }
        scripts.addAll(List.of("criteria.js", "checklist.js"));
    }

    /** Adds a script that runs after those before it. */
    ScriptPage script(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
        scripts.add(name);
        return this;
    }

    /** Opens it; what a script hands to {@code out(...)} comes back. */
    JsonNode open(String body) throws IOException, InterruptedException {
        var dom = dom(body);
        assertThat(dom).as("what the page found").contains(START);
        int at = dom.indexOf(START) + START.length();
        return new ObjectMapper().readTree(dom.substring(at, dom.indexOf("</pre>", at)).replace("&lt;", "<")
                .replace("&gt;", ">").replace("&nbsp;", "\u00a0").replace("&amp;", "&"));
    }

    private String dom(String body) throws IOException, InterruptedException {
        var browser = Browser.find();
        Files.writeString(directory.resolve("out.js"), """
                'use strict';
                const refused = [];
                document.addEventListener('securitypolicyviolation', event => refused.push(event.violatedDirective));
                const out = found => {
                  const pre = document.createElement('pre');
                  pre.id = 'out';
                  pre.textContent = JSON.stringify(found);
                  document.body.append(pre);
                };
                self.addEventListener('error', event => out({ error: event.message + ' ' + event.filename + ' ' + event.lineno }));
                """);
        var page = new StringBuilder("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
                <title>Checklist</title>
                <link rel="stylesheet" href="checklist.css">
                <script defer src="out.js"></script>
                """);
        scripts.forEach(name -> page.append("<script defer src=\"").append(name).append("\"></script>\n"));
        var file = directory.resolve("page.html");
        Files.writeString(file, page + "</head>\n<body>\n" + body + "\n</body>\n</html>\n");
        return browser.open(file, "");
    }
}
