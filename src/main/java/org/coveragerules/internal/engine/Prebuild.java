package org.coveragerules.internal.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import org.coveragerules.RulesException;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleBundle;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.text.Digests;

/** A step of the build: compiles the bundled rules into classes, so that a start compiles nothing. */
public final class Prebuild {

    private Prebuild() {
    }

    /**
     * Compiles a rule directory.
     *
     * @param arguments the rule directory, and the directory of classes that the jar is made of
     */
    public static void main(String[] arguments) throws IOException {
        try {
            prebuild(Path.of(arguments[0]), Path.of(arguments[1]));
        } catch (RulesException e) {
            System.err.println(e.getMessage());
            throw new IllegalStateException("the rules do not compile; see the lines above", e);
        }
    }

    private static void prebuild(Path rules, Path classes) throws IOException {
        RuleCompiler.forTheJar();
        var files = RuleFiles.in(rules);
        delete(classes.resolve(RuleCompiler.BUNDLED_PACKAGE));
        delete(classes.resolve("rules"));
        var models = new ArrayList<String>();
        var library = PolicyLibrary.of(files);
        for (var policy : library.all()) {
            var sources = RuleSources.of(policy, files, library.vocabulary());
            var compiled = RuleCompiler.compile(sources);
            for (var entry : compiled.classes().entrySet()) {
                write(classes.resolve(entry.getKey()), entry.getValue());
            }
            var version = policy.id() + "\t" + policy.version() + "\t";
            compiled.models().forEach(name -> models.add(version + name));
            if (compiled.sessionOnly() != null) {
                models.add(version + Engine.SESSION_ONLY + compiled.sessionOnly());
            }
        }
        write(classes.resolve(RuleCache.BUILD.substring(1)), build(classes.resolve("org")));
        write(classes.resolve(RuleBundle.PATH.substring(1)), RuleBundle.of(files));
        write(classes.resolve(Engine.MODELS.substring(1)), String.join("\n", models));
    }

    /** Stands for every class of the library; what runs on Spark is compiled beside it and is in another jar. */
    private static String build(Path classes) throws IOException {
        try (var paths = Files.walk(classes)) {
            var digest = Digests.sha256();
            for (var path : paths.filter(Files::isRegularFile)
                    .filter(path -> !path.startsWith(classes.resolve("coveragerules/spark"))).sorted().toList()) {
                digest.update(classes.relativize(path).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(path));
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** What an earlier build left would be found by the engine. */
    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var paths = Files.walk(directory)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
