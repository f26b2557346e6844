package org.coveragerules.engine;

import java.util.regex.Pattern;
import org.drools.drl.parser.DroolsError;

/** What the engine's parser and compiler say, without the names of what they generate. */
final class Words {

    private static final Pattern PARSER_FAILURE = Pattern.compile("unexpected exception at input '(.*)'\\. Exception: .*");
    private static final Pattern PARSER_LINE = Pattern.compile("Line (\\d+):\\d+");
    private static final Pattern PARSER_CODE = Pattern.compile("^(\\[ERR \\d+])?\\s*(Line \\d+:\\d+)?\\s*");
    private static final Pattern GENERATED = Pattern.compile(
            "(?:[\\w.]*\\.)?(?:Rules|Lambda\\w*?|DomainClassesMetadata)[0-9A-F]{32}\\w*(?:\\$\\w+)?");
    private static final Pattern GENERATED_SOURCE = Pattern.compile("Java source of .* in error:.*");

    private Words() {
    }

    /** The first line of a syntax error. */
    static String ofSyntax(String message) {
        var line = PARSER_CODE.matcher(firstLine(message)).replaceFirst("");
        return "is not valid DRL: " + PARSER_FAILURE.matcher(line).replaceFirst("unexpected input '$1'");
    }

    /** The line of a syntax error; where the parser itself fails, only its message has it. */
    static int lineOf(DroolsError error) {
        var named = PARSER_LINE.matcher(error.getMessage());
        return error.getLines().length > 0 && error.getLines()[0] > 0 ? error.getLines()[0]
                : named.find() ? Integer.parseInt(named.group(1)) : 0;
    }

    /** The first line of a compiler's message; empty where it only names what was generated. */
    static String ofCompiler(String message) {
        var line = firstLine(message);
        if (GENERATED_SOURCE.matcher(line).matches()) {
            return "";
        }
        return GENERATED.matcher(line).replaceAll("the rule").replace("var_$", "$").replace("_this", "the fact")
                .replaceFirst("^Unable to Analyse Expression (.*?):?$", "`$1` can't be understood")
                .replaceFirst("(.*) cannot be resolved( to a variable)?$", "`$1` is not known")
                .replaceFirst("^The method (.*) is undefined for the type (\\w+)$", "`$2` has no method `$1`");
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }
}
