package org.coveragerules.internal.drl;

import com.github.javaparser.ParserConfiguration;
import java.util.List;
import java.util.Optional;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.MvelParser;
import org.drools.mvel.parser.ParseStart;
import org.drools.mvel.parser.Providers;
import org.drools.mvel.parser.ast.expr.DrlxExpression;

/** The engine's own parser of constraints, with the operators that it knows. */
final class ConstraintParser {

    private static final ParseStart<DrlxExpression> CONSTRAINT = DrlxParser.buildDrlxParserWithArguments(List.of(
            "in", "contains", "excludes", "memberOf", "matches", "soundslike", "str", "before", "after", "coincides",
            "during", "includes", "overlaps", "meets"));

    private ConstraintParser() {
    }

    /** Reads a constraint; empty where it is none. What stands behind it is passed over. */
    static Optional<DrlxExpression> read(String written) {
        // Both bind; only the second is known to this parser.
        var text = written.replaceFirst("^(\\s*\\$?\\w+\\s*):=", "$1: ");
        var read = new MvelParser(configuration(), false).parse(CONSTRAINT, Providers.provider(text));
        return read.isSuccessful() ? read.getResult() : Optional.empty();
    }

    /** One for each parser, which changes it: several threads read rules at once. */
    static ParserConfiguration configuration() {
        return new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17)
                .setAttributeComments(false);
    }
}
