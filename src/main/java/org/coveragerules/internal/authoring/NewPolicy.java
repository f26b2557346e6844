package org.coveragerules.internal.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes the folder of a new policy: a small whole to begin with, which opens and is proved by its cases. */
public final class NewPolicy {

    private static final Pattern POLICY = Pattern.compile("[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*+");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*+");
    private static final List<String> FILES = List.of("policy.yaml", "criteria.drl", "criteria.cases.yaml");
    private static final int ADULT = 18;

    private NewPolicy() {
    }

    /**
     * Writes it.
     *
     * @param directory the rules
     * @param effective its first day
     * @return the files, in the order in which they are read best
     * @throws IllegalArgumentException saying, in one sentence, what keeps it from being written; nothing is then
     * @throws IOException              where a file can't be written
     */
    public static List<Path> write(Path directory, String policy, String version, LocalDate effective)
            throws IOException {
        check(POLICY, policy, "policy",
                "small letters and digits, with points or hyphens between, such as `home-oxygen`");
        check(VERSION, version, "version", "letters and digits, with points or hyphens between, such as `1` or"
                + " `2026-01-01`");
        for (var shared : List.of("definitions.yaml", "vocabulary.yaml")) {
            if (!Files.isRegularFile(directory.resolve(shared))) {
                throw new IllegalArgumentException("`" + directory + "` is no directory of rules, since it has no `"
                        + shared + "`; name one that has it, or copy that of the project's `rules`");
            }
        }
        var folder = directory.resolve(policy).resolve(version);
        if (Files.exists(folder)) {
            throw new IllegalArgumentException("`" + folder + "` is there already; give the version another name, or"
                    + " edit what is there");
        }
        if (Files.exists(directory.resolve(policy))) {
            throw new IllegalArgumentException("`" + directory.resolve(policy) + "` is there already; begin a further"
                    + " version as a copy of the one before it");
        }
        var values = values(policy, version, effective);
        var written = new ArrayList<Path>();
        Files.createDirectories(folder);
        for (var name : FILES) {
            var text = template(name);
            for (var value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            written.add(Files.writeString(folder.resolve(name), text));
        }
        return written;
    }

    private static void check(Pattern form, String name, String what, String allowed) {
        if (!form.matcher(name).matches()) {
            throw new IllegalArgumentException("`" + name + "` is no name for a " + what + "; write " + allowed);
        }
    }

    private static Map<String, String> values(String policy, String version, LocalDate effective) {
        var words = policy.split("[.-]");
        var score = new StringBuilder(words[0]);
        for (int at = 1; at < words.length; at++) {
            score.append(capital(words[at]));
        }
        var born = effective.minusYears(ADULT);
        return Map.of("policy", policy, "version", version, "title", capital(policy.replace('-', ' ')), "id",
                policy.toUpperCase(Locale.ROOT), "score", score + "Score", "effective", effective.toString(),
                "dayBefore", effective.minusDays(1).toString(), "birthday", born.toString(), "dayAfterBirthday",
                born.plusDays(1).toString());
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String template(String name) {
        try (var stream = NewPolicy.class.getResourceAsStream("new/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
