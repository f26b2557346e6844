package org.coveragerules.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command came to. Most are run in this process, as {@link Main} runs them; a process of its own is for what only
 * a process shows, such as how it ends.
 */
record CommandRun(int status, String out, String err) {

    /** Options of a Java that ends before what its second compiler makes of the program is paid back. */
    static final List<String> SHORT = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Runs a command in this process. */
    static CommandRun of(String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        return of(input, out, arguments).printing(out.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command in this process that prints to a stream of the test's own. */
    static CommandRun of(String input, OutputStream out, String... arguments) {
        var err = new ByteArrayOutputStream();
        var before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            int status = Main.run(out, err, arguments);
            return new CommandRun(status, "", err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(before);
        }
    }

    /** Runs a command as a process. */
    static CommandRun process(Path temporary, String input, String... arguments) throws IOException,
            InterruptedException {
        return process(temporary, temporary.resolve("out").toFile(), input, arguments);
    }

    /** Runs a command as a process that prints to a file or device. */
    static CommandRun process(Path temporary, File out, String input, String... arguments) throws IOException,
            InterruptedException {
        var in = Files.writeString(temporary.resolve("in"), input);
        var err = temporary.resolve("err");
        int status = new ProcessBuilder(command(SHORT, arguments)).redirectInput(in.toFile()).redirectOutput(out)
                .redirectError(err.toFile()).start().waitFor();
        return new CommandRun(status, out.isFile() ? Files.readString(out.toPath()) : "", Files.readString(err));
    }

    /** What starts a command as a process, with some options of Java. */
    static List<String> command(List<String> java, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private CommandRun printing(String printed) {
        return new CommandRun(status, printed, err);
    }
}
