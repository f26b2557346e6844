package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coveragerules.internal.vocabulary.X12Codes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code of X12 that an answer can be written in stands on a published list, and every list says where it is from. */
class WrittenCodesTest {

    private static final Pattern WRITTEN = Pattern.compile("Coded\\.X12 \\+ \"(\\d+)\"");
    /** A fault whose reject reason has no name. */
    private static final Pattern LITERAL = Pattern.compile("[fF]ault\\([^;]*[,:?] \"[A-Z0-9]{2}\"[ )]");

    /** Faults are told by these alone, which stand in their class by name. */
    @Test
    void everyRejectReasonIsListed() throws IllegalAccessException {
        var codes = new TreeSet<String>();
        for (var field : FhirFault.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                codes.add((String) field.get(null));
            }
        }
        assertThat(codes).hasSizeGreaterThan(5).allMatch(code -> WrittenCodes.isListed("901 " + code));
        assertThat(sources()).noneMatch(source -> LITERAL.matcher(source).find());
    }

    /** A data element that answers come to be written in gets its list. */
    @Test
    void everyElementThatIsWrittenHasAList() {
        var elements = new TreeSet<String>();
        sources().forEach(source -> WRITTEN.matcher(source).results().forEach(found -> elements.add(found.group(1))));
        assertThat(elements).containsAll(WrittenCodes.LISTS.keySet()).contains("306");
        elements.remove("306");
        assertThat(elements).isEqualTo(WrittenCodes.LISTS.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"673 ZZ", "901 99", "889 X", "755 78", "306 A5", "886 30", "1338 U"})
    void anyOtherCodeIsFound(String written) {
        var words = written.split(" ");
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("item").addObject().put("system", "https://codesystem.x12.org/005010/" + words[0])
                .put("code", words[1]);
        assertThatThrownBy(() -> WrittenCodes.of(answer)).isInstanceOf(AssertionError.class)
                .hasMessageContaining(written);
    }

    @Test
    void everyListSaysWhereItIsFromAndOfWhichDay() throws IOException {
        saysItsSources(WrittenCodes.class.getResourceAsStream(WrittenCodes.LIST).readAllBytes());
        saysItsSources(X12Codes.class.getResourceAsStream("x12-codes.txt").readAllBytes());
    }

    private static void saysItsSources(byte[] file) {
        var text = new String(file, StandardCharsets.UTF_8);
        var lists = text.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" ")[0]).distinct().toList();
        assertThat(lists).hasSizeGreaterThan(3).allSatisfy(list -> assertThat(text).containsPattern(
                "(?m)^# " + list + ": .*(?:\\n#   .*)*\\d{4}-\\d{2}-\\d{2}"));
    }

    private static Stream<String> sources() {
        var root = Path.of("src/main/java/org/coveragerules/exchange/fhir");
        try (var files = Files.list(root)) {
            return files.toList().stream().map(file -> {
                try {
                    return Files.readString(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
