package org.coveragerules.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.coveragerules.internal.drl.Expression.Call;
import org.coveragerules.internal.drl.Span;
import org.coveragerules.internal.vocabulary.DeclaredTable;
import org.coveragerules.internal.vocabulary.DeclaredTable.Column;
import org.coveragerules.internal.vocabulary.DeclaredTable.Type;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.yaml.Nearest;

/** What is wrong with the table and the column that a question to {@code coding} names. */
final class TableWords {

    /** What is wrong, and where. */
    record Fault(Span at, String message) {
    }

    private static final int TABLE = 1;
    private static final int COLUMN = 2;

    /** By question the types of column that it is of; none: it names a table alone. */
    private static final Map<String, List<Type>> QUESTIONS = Map.of("listed", List.of(), "text",
            List.of(Type.TEXT, Type.CODE), "list", List.of(Type.CODES, Type.WORDS), "listOr",
            List.of(Type.CODES, Type.WORDS), "missingCompanions", List.of(Type.CODES), "together",
            List.of(Type.CODE, Type.TEXT));

    private TableWords() {
    }

    static Optional<Fault> fault(Call call, Vocabulary words) {
        var types = QUESTIONS.get(call.name().name());
        // What has too few arguments is the compiler's to tell.
        if (types == null || call.arguments().size() <= (types.isEmpty() ? TABLE : COLUMN)) {
            return Optional.empty();
        }
        var named = call.arguments().get(TABLE);
        var table = call.text(TABLE).map(words.tables()::get);
        if (table.isEmpty()) {
            var known = words.tables().keySet();
            return Optional.of(new Fault(named.span(), call.text(TABLE).map(name -> "no vocabulary declares a table `"
                    + name + "`" + Nearest.hint(name, known) + "; take one of " + String.join(", ", known)
                    + ", or declare it under `tables` of `vocabulary.yaml`")
                    .orElse("the table is no name in quotes; write it as `\"table.csv\"`")));
        }
        return types.isEmpty() ? Optional.empty() : column(call, types, table.get());
    }

    private static Optional<Fault> column(Call call, List<Type> types, DeclaredTable table) {
        var at = call.arguments().get(COLUMN).span();
        if (call.name().name().equals("together") && !table.isOfCodesTogether()) {
            return Optional.of(new Fault(call.arguments().get(TABLE).span(), "`" + table.name() + "` finds a row by"
                    + " each code alone, so that it says nothing of codes together; ask for it by `coding.list` or"
                    + " `coding.text`"));
        }
        var name = call.text(COLUMN).orElse("");
        var column = table.columns().get(name);
        if (column == null) {
            return Optional.of(new Fault(at, "`" + table.name() + "` has no column `" + name + "`"
                    + Nearest.hint(name, table.columns().keySet()) + "; it has "
                    + String.join(", ", table.columns().keySet())));
        }
        return types.contains(column.type()) ? Optional.empty() : Optional.of(new Fault(at, "column `" + name + "` of `"
                + table.name() + "` is of " + held(column) + "; " + instead(column)));
    }

    private static String held(Column column) {
        return switch (column.type()) {
            case CODE -> "one code";
            case CODES -> "codes";
            case DAY -> "days, which the library compares with the date of service by itself";
            case TEXT -> "texts";
            case WORDS -> column.words().section();
        };
    }

    private static String instead(Column column) {
        return switch (column.type()) {
            case CODE, TEXT -> "ask for it by `coding.text`";
            case CODES, WORDS -> "ask for it by `coding.list`";
            case DAY -> "ask for another";
        };
    }
}
