package org.coveragerules.cli;

import java.util.concurrent.Callable;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.CodeMention.Ground;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.request.Condition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which policy versions speak of a code. */
@Command(name = "search", mixinStandardHelpOptions = true,
        description = "Says which policy versions speak of a code, from when to when, and why.")
final class PoliciesSearch implements Callable<Integer> {

    @Option(names = "--code", required = true, paramLabel = "CODE", description = "A CPT or HCPCS code.")
    private String code;

    @Mixin
    private Sources sources;

    @Mixin
    private Printing printing;

    @Override
    public Integer call() {
        if (!CodeTables.isCode(code) && !Condition.isOne(code)) {
            throw new UsageException("`" + code + "` is no CPT or HCPCS code; give five characters such as 12345, 1234T"
                    + " or A1234, or a diagnosis such as X12.3");
        }
        var mentions = sources.library().search(code, sources.codes());
        printing.print(mentions, page -> {
            if (mentions.isEmpty()) {
                page.line(0, "No policy version speaks of " + code + ".");
            }
            for (var mention : mentions) {
                page.line(0, mention.policy() + " " + mention.version() + " ("
                        + PolicyVersion.days(mention.effective(), mention.until()) + ")");
                mention.grounds().forEach(ground -> page.line(2, words(ground) + (ground.statements().isEmpty() ? ""
                        : ": " + String.join(", ", ground.statements()))));
            }
            if (!CodeTables.isCode(code)) {
                return;
            }
            page.line(0, "");
            page.line(0, "Policies on physical or occupational therapy also speak of any other code whose line says by"
                    + " discipline, modifier or revenue code that it is such therapy.");
        });
        return Main.WELL;
    }

    private static String words(Ground ground) {
        return switch (ground.kind()) {
            case SCOPE -> "it judges lines of " + ground.name();
            case CATEGORY -> "its category is " + ground.name();
            case DISCIPLINE -> "its discipline is " + ground.name();
            case TABLE -> "it is in " + ground.name()
                    + (ground.says().isEmpty() ? "" : " (" + ground.says() + ")")
                    + (ground.effective() == null && ground.deletion() == null ? ""
                            : " " + PolicyVersion.days(ground.effective(), ground.deletion()));
            case VALUE_SET -> "its value set " + ground.name() + " holds it";
            case PARAMETER -> "the parameter " + ground.name() + " names it";
            case RULE -> "the rule \"" + ground.name() + "\" names it";
        };
    }
}
