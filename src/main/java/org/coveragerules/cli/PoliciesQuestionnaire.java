package org.coveragerules.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.coveragerules.exchange.fhir.Questionnaires;
import org.coveragerules.internal.codes.CodeTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what the criteria of policies ask a provider as a questionnaire. */
@Command(name = "questionnaire", mixinStandardHelpOptions = true,
        description = "Writes a FHIR R4 Questionnaire: what the criteria of a policy version, or of all policies that"
                + " judge a code, ask a provider. What can no longer matter is not asked.")
final class PoliciesQuestionnaire implements Callable<Integer> {

    /** The same on every machine, whatever ends its lines. */
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter JSON = new ObjectMapper().writer(new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(LINES).withArrayIndenter(LINES));

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "The policy.")
    private String id;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "Its version.")
    private String version;

    @Option(names = "--code", paramLabel = "CODE",
            description = "A CPT or HCPCS code: what all policies ask whose criteria judge it.")
    private String code;

    @Option(names = "--date", paramLabel = "DATE",
            description = "With --code: the versions in force on this day. Default: the latest of each policy.")
    private LocalDate date;

    @Mixin
    private Sources sources;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws JsonProcessingException {
        checkUsage();
        var out = command.commandLine().getOut();
        out.print(JSON.writeValueAsString(questionnaire()) + "\n");
        out.flush();
        return Main.WELL;
    }

    private void checkUsage() {
        if (code == null ? id == null || version == null || date != null : id != null) {
            throw new UsageException("name a policy and its version, as in `policies questionnaire ID VERSION`, or"
                    + " a code, as in `policies questionnaire --code CODE --date DATE`");
        }
        if (code != null && !CodeTables.isCode(code)) {
            throw new UsageException("`" + code + "` is no CPT or HCPCS code; give five characters such as 12345, 1234T"
                    + " or A1234");
        }
    }

    private ObjectNode questionnaire() {
        var library = sources.library();
        try {
            return code == null ? Questionnaires.of(library, Policies.version(library, id, version))
                    : Questionnaires.ofCode(library, code, date);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
