package org.coveragerules.internal.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.vocabulary.ObservationWord.Type;
import org.coveragerules.internal.yaml.Nearest;
import org.coveragerules.internal.yaml.YamlFile;
import org.coveragerules.internal.yaml.YamlReader;
import org.coveragerules.request.LineOfBusiness;

/** Reads words from {@code vocabulary.yaml} and from the {@code vocabulary} of each {@code policy.yaml}, into one. */
public final class VocabularyReader {

    private static final String REASONS = "reasons";
    private static final String OBSERVATIONS = "observations";
    private static final String TABLES = "tables";
    private static final String LINES_OF_BUSINESS = "linesOfBusiness";
    private static final String[] SECTIONS = Stream.concat(Stream.of(WordKind.values()).map(WordKind::section),
            Stream.of(REASONS, OBSERVATIONS, TABLES, LINES_OF_BUSINESS)).toArray(String[]::new);
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

    /** A word and where it was said first. */
    private record Said<T>(T word, String file, int line) {
    }

    private final Map<WordKind, SortedMap<String, Said<Word>>> words = new EnumMap<>(WordKind.class);
    private final Map<String, Said<ReasonCode>> reasons = new LinkedHashMap<>();
    private final SortedMap<String, Said<ObservationWord>> observations = new TreeMap<>();
    private final SortedMap<String, Said<DeclaredTable>> tables = new TreeMap<>();
    /** By how exchange formats name them. */
    private final SortedMap<String, Said<LineOfBusiness>> linesOfBusiness = new TreeMap<>();
    private final List<Problem> problems;

    /** @param problems where problems go, each with its file and line */
    public VocabularyReader(List<Problem> problems) {
        this.problems = problems;
        for (var kind : WordKind.values()) {
            words.put(kind, new TreeMap<>());
        }
    }

    /** Takes in the words of a node of a file, which is absent or has a section for each kind of word. */
    public void read(YamlFile file, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return;
        }
        new Sections(file, new YamlReader(file, problems)).read(node);
    }

    /**
     * All that was read.
     *
     * @param shared the file that has what all rules use; it is told of what nobody says
     */
    public Vocabulary vocabulary(String shared) {
        var plain = new EnumMap<WordKind, Map<String, Word>>(WordKind.class);
        words.forEach((kind, said) -> plain.put(kind, words(said)));
        checkOverrides();
        checkRoles(shared);
        return new Vocabulary(plain, words(reasons), words(observations), words(tables),
                words(linesOfBusiness));
    }

    private void checkOverrides() {
        var groups = words.get(WordKind.OVERRIDE).keySet();
        reasons.forEach((name, said) -> {
            if (said.word.override() != null && !groups.contains(said.word.override())) {
                problems.add(new Problem(said.file, said.line, "reason `" + name + "` belongs to `"
                        + said.word.override() + "`, which is no overridable group"
                        + Nearest.hint(said.word.override(), groups) + "; there are " + groups));
            }
        });
    }

    /** What the library itself says has to have one reason each. */
    private void checkRoles(String shared) {
        var roles = new EnumMap<Role, String>(Role.class);
        reasons.forEach((name, said) -> {
            var other = said.word.role() == null ? null : roles.putIfAbsent(said.word.role(), name);
            if (other != null) {
                problems.add(new Problem(said.file, said.line, "reason `" + name + "` has the role `"
                        + said.word.role() + "`, which `" + other + "` has; leave it to one of them"));
            }
        });
        for (var role : Role.values()) {
            if (!roles.containsKey(role)) {
                problems.add(new Problem(shared, 0, "no reason has the role `" + role + "`, by which the library says"
                        + " something itself; write `role: " + role + "` at one of `reasons`"));
            }
        }
    }

    private static <T> Map<String, T> words(Map<String, Said<T>> said) {
        var plain = new LinkedHashMap<String, T>();
        said.forEach((name, each) -> plain.put(name, each.word));
        return plain;
    }

    /** The sections of one file. */
    private final class Sections {

        private final YamlFile file;
        private final YamlReader reader;

        Sections(YamlFile file, YamlReader reader) {
            this.file = file;
            this.reader = reader;
        }

        void read(JsonNode node) {
            reader.fields(node, SECTIONS);
            for (var kind : WordKind.values()) {
                each(node, kind.section(), CONSTANT, (name, it) -> {
                    reader.fields(it, "says", "codes");
                    add(words.get(kind), name, it, new Word(name, reader.text(it, "says"), reader.texts(it, "codes")));
                });
            }
            each(node, REASONS, CONSTANT, (name, it) -> add(reasons, name, it,
                    new ReasonReader(reader, name, it).read()));
            each(node, OBSERVATIONS, NAME, (name, it) -> add(observations, name, it, observation(name, it)));
            each(node, TABLES, TableReader.NAME, (name, it) -> new TableReader(reader, name, it).read()
                    .ifPresent(table -> add(tables, name, it, table)));
            each(node, LINES_OF_BUSINESS, CONSTANT, (name, it) -> {
                reader.fields(it, "codes");
                var business = reader.constant(it, name, LineOfBusiness.class);
                if (business != null) {
                    reader.texts(it, "codes").forEach(code -> add(linesOfBusiness, code, it, business));
                }
            });
        }

        private interface Each {
            void read(String name, JsonNode it);
        }

        private void each(JsonNode node, String section, Pattern form, Each each) {
            var list = node.path(section);
            if (list.isMissingNode() || list.isNull()) {
                return;
            }
            if (!list.isObject()) {
                reader.problem(list, "`" + section + "` is no group of words; write each as `NAME: { says: … }`");
                return;
            }
            list.properties().forEach(entry -> {
                if (!entry.getValue().isObject()) {
                    reader.problem(entry.getValue(), "`" + entry.getKey() + "` of `" + section + "` says nothing; write"
                            + " it as `" + entry.getKey() + ": { says: … }`");
                } else if (!form.matcher(entry.getKey()).matches()) {
                    reader.problem(entry.getValue(), "`" + entry.getKey() + "` is no name for a word of `" + section
                            + "`; write it as " + (form == NAME ? "`twoWords`, in letters and digits"
                                    : form == CONSTANT ? "`TWO_WORDS`, in letters and digits"
                                    : "`two-words.csv`, the name of its file in small letters"));
                } else {
                    each.read(entry.getKey(), entry.getValue());
                }
            });
        }

        private <T> void add(Map<String, Said<T>> known, String name, JsonNode at, T word) {
            var earlier = known.putIfAbsent(name, new Said<>(word, file.name(), file.line(at)));
            if (earlier != null && !earlier.word.equals(word)) {
                reader.problem(at, "`" + name + "` is said otherwise at " + earlier.file
                        + (earlier.line == 0 ? "" : ":" + earlier.line)
                        + "; say a word once, in `vocabulary.yaml` where several policies use it");
            }
        }

        private ObservationWord observation(String name, JsonNode it) {
            reader.fields(it, "says", "type", "unit", "units", "least", "most", "of", "from", "question", "codes");
            var says = reader.text(it, "says");
            var written = reader.text(it, "type");
            var known = written.isEmpty() ? null : reader.constant(it.path("type"), written, Type.class);
            var type = known == null ? Type.FLAG : known;
            boolean isNumber = type == Type.NUMBER;
            boolean isChoice = type == Type.CHOICE;
            var unit = reader.optionalText(it, "unit");
            if (isNumber && unit == null) {
                reader.problem(it, "`" + name + "` is a number without a unit; write its UCUM unit, such as `kg`, or"
                        + " `1` for a plain count");
            }
            for (var field : List.of("unit", "units", "least", "most")) {
                if (!isNumber && known != null && it.has(field)) {
                    reader.problem(it.path(field), "`" + field + "` stands at `" + name + "`, which is no NUMBER");
                }
            }
            var of = reader.texts(it, "of");
            if (isChoice && of.size() < 2) {
                reader.problem(it, "`" + name + "` is a choice of fewer than two; write them as `of: [CURRENT,"
                        + " NEVER]`");
            } else if (!isChoice && !of.isEmpty()) {
                reader.problem(it.path("of"), "`of` stands at `" + name + "`, which is no CHOICE");
            }
            if (of.stream().distinct().count() < of.size()) {
                reader.problem(it.path("of"), "`of` of `" + name + "` names a choice twice; keep one");
            }
            var least = number(it, "least");
            var most = number(it, "most");
            if (least != null && most != null && least.compareTo(most) > 0) {
                reader.problem(it.path("least"), "`" + name + "` has a `least` of " + least.toPlainString()
                        + " above its `most` of " + most.toPlainString() + "; turn them round");
            }
            return new ObservationWord(name, says, type, isNumber && unit == null ? "1" : unit, units(it), least, most,
                    of, reader.optionalText(it, "from"), reader.optionalText(it, "question"),
                    reader.texts(it, "codes"));
        }

        private Map<String, BigDecimal> units(JsonNode it) {
            var units = new LinkedHashMap<String, BigDecimal>();
            var node = it.path("units");
            if (node.isObject()) {
                for (var name : new ArrayList<>(node.properties())) {
                    var factor = number(node, name.getKey());
                    if (factor != null && factor.signum() > 0) {
                        units.put(name.getKey(), factor);
                    } else if (factor != null) {
                        reader.problem(name.getValue(), "the factor of `" + name.getKey() + "` is " + factor
                                + "; write what one of it makes of the unit, more than 0");
                    }
                }
            } else if (!node.isMissingNode() && !node.isNull()) {
                reader.problem(node, "`units` is no group of factors; write them as `{ \"[lb_av]\": 0.45359237 }`");
            }
            return units;
        }

        private BigDecimal number(JsonNode it, String field) {
            var text = reader.optionalText(it, field);
            try {
                return text == null ? null : new BigDecimal(text).stripTrailingZeros();
            } catch (NumberFormatException e) {
                reader.problem(it.path(field), "`" + field + "` is `" + text + "`; write a number");
                return null;
            }
        }
    }
}
