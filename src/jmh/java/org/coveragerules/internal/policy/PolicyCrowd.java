package org.coveragerules.internal.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a directory of rules with as many policies as a payer has, three versions each: the project's own, and copies
 * of some of them under other ids, each for lines of codes of its own. The same seed writes the same files.
 *
 * <p>After {@code mvn -Pbench test-compile}, from the project's directory: {@code java -cp
 * target/classes:target/test-classes org.coveragerules.internal.policy.PolicyCrowd target/crowd 1500}
 */
public final class PolicyCrowd {

    /** The first days of the versions. */
    private static final List<String> EFFECTIVE = List.of("2024-01-01", "2025-01-01", "2026-01-01");

    /** Versions of the project that are copied; the project's other policies speak of every line. */
    private static final List<String> SHAPES = List.of("mm-0600/2025-10-01", "ash-mnr/2", "cmm-preface/v1.0.2026");

    private static final Path RULES = Path.of("rules");
    private static final Pattern STATEMENT = Pattern.compile("(@statement\\(\"|(?m:^  - id: ))([A-Z0-9-]+)");
    private static final int FEWEST_CODES = 5;
    private static final int MOST_CODES = 60;

    private final Path directory;
    private final Random random;

    private PolicyCrowd(Path directory, long seed) {
        this.directory = directory;
        this.random = new Random(seed);
    }

    /**
     * Writes a directory.
     *
     * @param arguments the directory, which must not be there yet; how many policies to copy; and the seed, 7 if none
     */
    public static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        if (Files.exists(directory)) {
            throw new IllegalArgumentException(directory + " is there already; name a new directory");
        }
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 7;
        new PolicyCrowd(directory, seed).write(Integer.parseInt(arguments[1]));
    }

    private void write(int policies) throws IOException {
        try (var paths = Files.walk(RULES)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                write(RULES.relativize(path).toString(), Files.readString(path));
            }
        }
        for (int number = 1; number <= policies; number++) {
            var id = String.format("crowd-%04d", number);
            var shape = SHAPES.get(number % SHAPES.size());
            var codes = codes();
            for (int version = 1; version <= EFFECTIVE.size(); version++) {
                // A version adds to the codes of the one before it.
                codes.add(code());
                copy(shape, id, version, codes);
            }
        }
    }

    private void copy(String shape, String id, int version, TreeSet<String> codes) throws IOException {
        try (var paths = Files.list(RULES.resolve(shape))) {
            for (var path : paths.sorted().toList()) {
                var name = path.getFileName().toString();
                var text = STATEMENT.matcher(Files.readString(path))
                        .replaceAll("$1" + Matcher.quoteReplacement(id.toUpperCase(Locale.ROOT)) + "-$2");
                if (name.equals("policy.yaml")) {
                    write(id + "/" + version + "/" + name, policy(text, id, version, codes));
                } else if (name.endsWith(".drl")) {
                    write(id + "/" + version + "/" + name, text);
                }
            }
        }
    }

    private static String policy(String text, String id, int version, TreeSet<String> codes) {
        var listed = String.join(", ", codes.stream().map(code -> '"' + code + '"').toList());
        return text.replaceFirst("(?m)^policy: .*", "policy: " + id)
                .replaceFirst("(?m)^version: .*", "version: \"" + version + "\"")
                .replaceFirst("(?m)^effective: .*", "effective: " + EFFECTIVE.get(version - 1))
                .replaceFirst("(?m)^disciplines: .*\\n", "")
                .replaceFirst("(?m)^parameters:", "codes: [" + listed + "]\nparameters:");
    }

    private TreeSet<String> codes() {
        var codes = new TreeSet<String>();
        for (int left = FEWEST_CODES + random.nextInt(MOST_CODES - FEWEST_CODES); left > 0; left--) {
            codes.add(code());
        }
        return codes;
    }

    private String code() {
        return String.valueOf(10_000 + random.nextInt(90_000));
    }

    private void write(String name, String text) {
        try {
            var path = directory.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
