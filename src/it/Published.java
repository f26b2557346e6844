import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Holds what is to be published against what it says of itself: that the list of materials (SBOM) names what the command line's
 * jar carries, no more and no less, that each has its licence there, and that sources and Javadoc are those of the API.
 * Arguments: the folder of what is to be published, and the local repository of Maven.
 */
final class Published {

    private static final Pattern LICENSED = Pattern.compile("^([\\w.-]+:[\\w.-]+) +([\\w.-]+)$", Pattern.MULTILINE);

    private final Path folder;
    private final List<String> faults = new ArrayList<>();

    private Published(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var published = new Published(Path.of(arguments[0]));
        var components = published.components(Path.of(arguments[1]));
        var classes = published.carried(components);
        published.licensed(components);
        published.documented();
        if (!published.faults.isEmpty()) {
            published.faults.forEach(System.err::println);
            System.exit(1);
        }
        System.out.println("the jar of the command line carries the " + components.size() + " components of its SBOM, "
                + classes + " classes, each with its licence");
    }

    /** The jars that the SBOM names, by group and artifact, each of the bytes it says. */
    private Map<String, Path> components(Path repository) throws Exception {
        var components = new TreeMap<String, Path>();
        for (var component : new ObjectMapper().readTree(folder.resolve("coverage-rules-sbom.json").toFile())
                .path("components")) {
            var group = component.path("group").asText();
            var name = component.path("name").asText();
            var version = component.path("version").asText();
            var jar = repository.resolve(group.replace('.', '/')).resolve(name).resolve(version)
                    .resolve(name + "-" + version + ".jar");
            if (!sha256(component).equals(digest(jar))) {
                faults.add("the SBOM has another digest of " + jar);
            }
            components.put(group + ":" + name, jar);
        }
        if (components.size() < 20) {
            faults.add("the SBOM names hardly any component");
        }
        return components;
    }

    private static String sha256(JsonNode component) {
        for (var hash : component.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                return hash.path("content").asText();
            }
        }
        return "";
    }

    private static String digest(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    /** Every class of a component is in the jar, and every class in the jar is of a component or the library. */
    private int carried(Map<String, Path> components) throws IOException {
        var carried = classes(folder.resolve("coverage-rules-cli.jar"));
        var left = new HashMap<>(carried);
        left.keySet().removeAll(classes(folder.resolve("coverage-rules.jar")).keySet());
        for (var component : components.entrySet()) {
            var own = classes(component.getValue());
            own.forEach((name, crc) -> {
                if (!carried.containsKey(name)) {
                    faults.add("the SBOM names " + component.getKey() + ", and the jar of the command line lacks its " + name);
                } else if (!carried.get(name).equals(crc)) {
                    faults.add("the jar of the command line has another " + name + " than " + component.getKey());
                }
                left.remove(name);
            });
        }
        new TreeSet<>(left.keySet()).stream().limit(5)
                .forEach(name -> faults.add("the jar of the command line carries " + name + ", of nothing that the SBOM names"));
        return carried.size();
    }

    /** Classes and their checksums; the descriptors of modules are not carried. */
    private static Map<String, Long> classes(Path jar) throws IOException {
        var classes = new HashMap<String, Long>();
        try (var file = new JarFile(jar.toFile())) {
            file.stream().filter(entry -> entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class"))
                    .forEach(entry -> classes.put(entry.getName(), entry.getCrc()));
        }
        return classes;
    }

    /** META-INF/THIRD-PARTY names each component and no other, and has the text of each licence. */
    private void licensed(Map<String, Path> components) throws IOException {
        try (var jar = new JarFile(folder.resolve("coverage-rules-cli.jar").toFile())) {
            var list = text(jar, "META-INF/THIRD-PARTY");
            var named = new TreeMap<String, String>();
            LICENSED.matcher(list).results().forEach(line -> named.put(line.group(1), line.group(2)));
            for (var component : components.keySet()) {
                var licence = named.remove(component);
                if (licence == null) {
                    faults.add("src/main/cli/THIRD-PARTY has no licence of " + component);
                } else if (!licence.equals("Apache-2.0") && !list.contains("==== " + licence + " ====")) {
                    faults.add("src/main/cli/THIRD-PARTY lacks the text of " + licence);
                }
            }
            named.keySet().forEach(name -> faults.add("src/main/cli/THIRD-PARTY names " + name + ", which is not carried"));
            if (!text(jar, "META-INF/LICENSE").contains("Apache License")) {
                faults.add("the jar of the command line lacks the Apache License");
            }
            if (!text(jar, "META-INF/NOTICE").contains("Drools :: Core")) {
                faults.add("the jar of the command line lacks the notices of what it carries");
            }
        }
    }

    /** The Javadoc is of the API alone, the sources are of every class, and the jar has its licence and module name. */
    private void documented() throws IOException {
        try (var jar = new JarFile(folder.resolve("coverage-rules-javadoc.jar").toFile())) {
            if (jar.getEntry("org/coveragerules/CoverageRules.html") == null
                    || jar.getEntry("org/coveragerules/replay/DecisionLog.html") == null) {
                faults.add("the Javadoc lacks the API");
            }
            jar.stream().filter(entry -> entry.getName().matches("org/coveragerules/(internal|cli)/.*"))
                    .forEach(entry -> faults.add("the Javadoc has " + entry.getName() + ", which is no API"));
        }
        try (var sources = new JarFile(folder.resolve("coverage-rules-sources.jar").toFile());
                var library = new JarFile(folder.resolve("coverage-rules.jar").toFile())) {
            library.stream().filter(entry -> entry.getName().matches("org/coveragerules/[^$]*\\.class"))
                    .map(entry -> entry.getName().replace(".class", ".java"))
                    .filter(name -> sources.getEntry(name) == null && !name.endsWith("package-info.java"))
                    .forEach(name -> faults.add("the sources lack " + name));
            if (!text(library, "META-INF/LICENSE").contains("Apache License")
                    || !text(library, "META-INF/NOTICE").startsWith("Coverage Rules")) {
                faults.add("the library's jar lacks LICENSE or NOTICE");
            }
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        var entry = jar.getEntry(name);
        if (entry == null) {
            return "";
        }
        try (var in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
