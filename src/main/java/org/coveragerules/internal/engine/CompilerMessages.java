package org.coveragerules.internal.engine;

import java.util.regex.Pattern;

/** What the engine's compiler says, without the names of what they generate. */
final class CompilerMessages {

    private static final Pattern GENERATED = Pattern.compile(
            "(?:[\\w.]*\\.)?(?:Rules|Lambda\\w*?|DomainClassesMetadata)[0-9A-F]{32}\\w*(?:\\$\\w+)?");
    private static final Pattern GENERATED_SOURCE = Pattern.compile("Java source of .* in error:.*");

    private CompilerMessages() {
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
