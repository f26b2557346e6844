package org.coveragerules.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of rules, read from the rule files themselves. */
final class RuleNames {

    /** A rule with a message makes a finding; the disclaimer's message goes into the notice instead. */
    private static final Pattern FINDS = Pattern.compile(
            "rule \"([^\"]+)\"(?:(?!\\nend\\n).)*?@message(?:(?!\\nend\\n).)*?\\nthen\\n((?:(?!\\nend\\n).)*)\\nend\\n",
            Pattern.DOTALL);

    private RuleNames() {
    }

    static Set<String> thatFind() {
        var names = new TreeSet<String>();
        try (var paths = Files.walk(RuleCases.RULES)) {
            for (var path : paths.filter(path -> path.toString().endsWith(".drl")).toList()) {
                var rules = FINDS.matcher(Files.readString(path));
                while (rules.find()) {
                    if (!rules.group(2).contains("reasons.disclaimer")) {
                        names.add(rules.group(1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
