package org.coveragerules.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.LocalDate;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How the commands about policies print: for a person, or one line of JSON. */
final class Printing {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(
            new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance));

    /** How it is printed. */
    enum Format {
        text, json
    }

    @Option(names = "--format", defaultValue = "text", paramLabel = "text|json",
            description = "text: for a person; json: one line of JSON. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    /** Prints what there is to say. */
    void print(Object value, Consumer<TextPage> text) {
        var out = command.commandLine().getOut();
        out.print(switch (format) {
            case json -> json(value) + "\n";
            case text -> {
                var page = new TextPage();
                text.accept(page);
                yield page.toString();
            }
        });
        out.flush();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this can't be written as JSON", e);
        }
    }
}
