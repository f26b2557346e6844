package org.coveragerules.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.coveragerules.CoverageRules;
import org.coveragerules.RulesException;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Rules of expressions made at random, of what rules may say and of what they may not. Whatever opens is looked at by a
 * witness that knows nothing of what is allowed: it calls nothing of the JDK that reaches out of the process.
 */
class JudgingFuzzTest {

    /** Where nothing that judges has to go. */
    private static final Pattern BEYOND = Pattern.compile("java/(?:io|net|nio|security|sql|rmi|lang/(?:reflect|ref|invoke"
            + "|foreign)|util/(?:concurrent|jar|zip|logging|prefs|spi|stream|function))/.*"
            + "|java/util/(?:ServiceLoader|Timer|Scanner|Random|Formatter|UUID|Date|Calendar)"
            + "|java/lang/(?:System|Runtime|Process\\w*|Thread\\w*|Class\\w*|Module\\w*|Iterable|StackWalker)"
            + "|javax/.*|jdk/.*|sun/.*|com/.*|org/kie/.*"
            + "|org/drools/(?:core|kiesession|base|compiler|mvel|io|util/(?!DateUtils)).*|org/coveragerules/(?!request|"
            + "internal/(?:facts|codes|policy/CodeSet)|Population).*");

    private static final List<String> ROOTS = List.of("$line", "$line.requested", "policy", "coding", "reasons", "this",
            "\"text\"", "12", "null", "true", "LocalDate", "java.time.LocalDate", "List", "Math", "String", "System",
            "Runtime", "java.lang.System", "Class", "Thread", "Discipline", "Integer", "Optional", "code", "date",
            "modifiers", "visits", "kcontext", "drools", "java.nio.file.Files");
    private static final List<String> FIELDS = List.of("code", "date", "visits", "modifiers", "class", "requested",
            "PT",
            "MIN", "length", "empty", "name", "bytes", "classLoader", "out", "year", "size", "diagnoses", "age");
    private static final List<String> METHODS = List.of("plusDays", "equals", "contains", "isEmpty", "get", "size",
            "getClass", "toString", "hashCode", "now", "of", "list", "text", "number", "max", "exit", "getenv",
            "forName",
            "length", "startsWith", "matches", "repeat", "stream", "valueOf", "wait", "decimal", "listed", "note",
            "withDayOfMonth", "getRuntime", "exec", "flag", "chars", "intern", "values", "findings", "firing");
    private static final List<String> OPERATORS = List.of("==", "!=", "<", ">=", "+", "-", "*", "&&", "||", "contains",
            "in", "matches", "memberOf", "instanceof", "<<", "=");

    @TempDir
    private Path temporary;
    private final TreeSet<String> beyond = new TreeSet<>();

    @BeforeEach
    void policy() throws IOException {
        for (var shared : List.of("definitions.yaml", "vocabulary.yaml")) {
            Files.copy(Path.of("rules").resolve(shared), temporary.resolve(shared));
        }
        Files.writeString(Files.createDirectories(temporary.resolve("fuzz/1")).resolve("policy.yaml"), """
                policy: fuzz
                version: "1"
                title: Expressions at random
                source: nobody
                parameters: { text: a, list: [a], number: 1, decimal: 1.5 }
                statements:
                  - { id: F-1, section: all, says: Nothing. }
                """);
    }

    /** What docs/rule-authoring.md says that rules may say. */
    @Test
    void whatIsTaughtOpens() throws IOException {
        Files.writeString(temporary.resolve("fuzz/1/fuzz.drl"), """
                declare Seen
                    line : ServiceLine
                    words : String
                    day : LocalDate
                    often : int
                end

                rule "All that there is"
                    @statement("F-1")
                    @message("There are {n}.")
                when
                    $line : ServiceLine( $date : date, code in ("97110", "97112"), modifiers.size > 0 || modifiers.empty,
                                         code.startsWith("97"), code matches "97[0-9]{3}", !unlisted )
                    accumulate( ServiceLine( $v : visits, date == $date );
                                $n : sum($v), $most : max($v), $count : count(), $all : collectList($v); $n > 0 )
                    $list : List( size > 0 ) from collect( ServiceLine( visits > 0 ) )
                    Number( intValue > 0 ) from accumulate( ServiceLine( $u : units ), average( $u ) )
                    Member( birthDate == null || java.time.Period.between(birthDate, $date).years > 3 )
                    $modifier : String() from $line.modifiers
                    exists( ServiceLine( number >= 1 ) and Plan() )
                    forall( ServiceLine( $x : number ) ServiceLine( this.number == $x, visits >= 0 ) )
                    not( Document( date > $date.plusDays(policy.number("number")),
                                   type == DocumentType.PRESCRIPTION ) )
                    ServiceLine( $line == this, diagnoses contains "M17.11", (visits + 1) * 2 > 3 - 1 % 2,
                                 Math.max(visits, 2) >= 2, date > LocalDate.of(2020, 1, 31).minusMonths(1) )
                then
                    var words = $line.code() + " of " + $n;
                    reasons.note($line, EIU).with("n", $n > 1 ? words : "one").listing("m", $modifier);
                end
                """);
        CoverageRules.from(temporary).close();
    }

    @Test
    void whateverOpensOnlyJudges() {
        whateverOpensOnlyJudges(40);
    }

    @Test
    @Tag("long")
    void whateverOpensOfManyOnlyJudges() {
        whateverOpensOnlyJudges(3_000);
    }

    private void whateverOpensOnlyJudges(int rules) {
        var files = RuleFiles.in(temporary);
        var library = PolicyLibrary.of(files);
        int opened = 0;
        for (int seed = 0; seed < rules; seed++) {
            var random = new Random(seed);
            var rule = rule(random);
            try {
                var compiled = RuleCompiler.compile(RuleSources.of(library.version("fuzz", "1"), files.with(
                        "fuzz/1/fuzz.drl", rule.getBytes(StandardCharsets.UTF_8)), library.vocabulary()));
                compiled.classes().values().forEach(this::look);
                assertThat(beyond).as(rule).isEmpty();
                opened++;
            } catch (RulesException refused) {
                assertThat(refused.problems()).as(rule).isNotEmpty();
            } catch (RuntimeException | Error e) {
                throw new AssertionError(rule, e);
            }
        }
        assertThat(opened).as("of %d", rules).isGreaterThan(rules / 50);
    }

    private static String rule(Random random) {
        return """
                rule "At random"
                    @statement("F-1")
                    @message("At random.")
                when
                    $line : ServiceLine( %s )
                then
                    reasons.note($line, EIU)%s;
                end
                """.formatted(random.nextInt(3) == 0 ? "" : expression(random, 3),
                        random.nextInt(3) == 0 ? "" : ".with(\"x\", " + expression(random, 3) + ")");
    }

    private static String expression(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(7)) {
            case 0, 1, 2 -> chain(random, depth);
            case 3, 4 -> chain(random, depth) + " " + any(random, OPERATORS) + " " + expression(random, depth - 1);
            case 5 -> "(" + expression(random, depth - 1) + " ? " + expression(random, depth - 1) + " : "
                    + expression(random, depth - 1) + ")";
            default -> "!(" + expression(random, depth - 1) + ")";
        };
    }

    private static String chain(Random random, int depth) {
        var chain = new StringBuilder(any(random, ROOTS));
        for (int links = random.nextInt(3); links > 0; links--) {
            if (random.nextBoolean()) {
                chain.append('.').append(any(random, FIELDS));
            } else {
                var given = new ArrayList<String>();
                for (int count = depth == 0 ? 0 : random.nextInt(3); count > 0; count--) {
                    given.add(expression(random, depth - 1));
                }
                chain.append('.').append(any(random, METHODS)).append('(').append(String.join(", ", given)).append(')');
            }
        }
        return chain.toString();
    }

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void look(byte[] type) {
        new ClassReader(type).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String method, String descriptor, String signature,
                    String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitMethodInsn(int opcode, String owner, String name, String called, boolean is) {
                        // The constants of an enum are handed out as a copy.
                        if (!(name.equals("arraycopy") && method.equals("values"))) {
                            note(owner + "." + name);
                        }
                    }

                    @Override
                    public void visitFieldInsn(int opcode, String owner, String name, String of) {
                        note(owner + "." + name);
                    }

                    @Override
                    public void visitInvokeDynamicInsn(String name, String of, Handle bootstrap, Object... given) {
                        if (!name.equals("makeConcatWithConstants")) {
                            beyond.add(bootstrap.getOwner() + "." + name);
                        }
                    }
                };
            }
        }, ClassReader.SKIP_FRAMES);
    }

    private void note(String member) {
        if (BEYOND.matcher(member.substring(0, member.lastIndexOf('.'))).matches()) {
            beyond.add(member);
        }
    }
}
