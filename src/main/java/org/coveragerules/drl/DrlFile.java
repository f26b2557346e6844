package org.coveragerules.drl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonTokenStream;
import org.antlr.runtime.RecognitionException;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DRLFactory;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** A rule file as Drools' own parser reads it, with the place of everything in its text. */
public final class DrlFile {

    static final LanguageLevelOption LEVEL = LanguageLevelOption.DRL6;

    /**
     * Something for which the file can't be read.
     *
     * @param start offset of where it shows; the text's length: at its end
     */
    public record Mistake(int start, String message) {
    }

    /**
     * A type that the file declares.
     *
     * @param fields type by name, in the order of the file
     */
    public record Declared(String type, Map<String, String> fields) {
    }

    private final String name;
    private final String text;
    private final int[] lines;
    private final List<DrlRule> rules = new ArrayList<>();
    private final List<Declared> declared = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    private DrlFile(String name, String text) {
        this.name = name;
        this.text = text;
        this.lines = IntStream.concat(IntStream.of(0), IntStream.range(0, text.length())
                .filter(at -> text.charAt(at) == '\n').map(at -> at + 1)).toArray();
    }

    /**
     * Reads a file's text. Where it has mistakes it has no rules.
     *
     * @param name names the file in its rules
     */
    public static DrlFile read(String name, String text) {
        var file = new DrlFile(name, text);
        var lexer = DRLFactory.getDRLLexer(new ANTLRStringStream(text), LEVEL);
        var stream = new CommonTokenStream(lexer);
        var parser = DRLFactory.getDRLParser(stream, LEVEL);
        try {
            var descr = parser.compilationUnit();
            lexer.getErrors().forEach(file::mistake);
            parser.getErrors().forEach(file::mistake);
            if (file.mistakes.isEmpty() && descr != null) {
                file.take(descr, Tokens.of(text, stream));
            }
        } catch (RecognitionException e) {
            file.mistakes.add(new Mistake(Math.max(0, e.index), "can't be read as DRL; mend its syntax"));
        } catch (StackOverflowError e) {
            file.mistakes.add(new Mistake(0, "nests too deep to be read; take brackets away"));
        }
        return file;
    }

    private void mistake(DroolsParserException error) {
        int line = Math.min(error.getLineNumber(), lines.length);
        int start = line < 1 ? text.length() : Math.min(text.length(), lines[line - 1] + Math.max(0, error.getColumn()));
        mistakes.add(new Mistake(start, error.getMessage()));
    }

    private void take(PackageDescr descr, Tokens tokens) {
        for (var type : descr.getTypeDeclarations()) {
            var fields = new LinkedHashMap<String, String>();
            type.getFields().forEach((field, of) -> fields.put(field, of.getPattern().getObjectType()));
            declared.add(new Declared(type.getTypeName(), fields));
        }
        var conditions = new Conditions(tokens);
        for (var rule : descr.getRules()) {
            if (!rule.isQuery()) {
                rules.add(conditions.rule(this, rule));
            }
        }
    }

    /** How the file is named. */
    public String name() {
        return name;
    }

    /** All it says. */
    public String text() {
        return text;
    }

    /** Its rules, in its order. */
    public List<DrlRule> rules() {
        return List.copyOf(rules);
    }

    /** The types it declares, in its order. */
    public List<Declared> declared() {
        return List.copyOf(declared);
    }

    /** For what it can't be read; empty where it can. */
    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lines, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of an offset in its line, from 1. */
    public int column(int offset) {
        return offset - lines[line(offset) - 1] + 1;
    }

    /** A line as it is written, without its end. */
    public String lineText(int line) {
        int end = line < lines.length ? lines[line] : text.length();
        return text.substring(lines[line - 1], end).stripTrailing();
    }
}
