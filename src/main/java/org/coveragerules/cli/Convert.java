package org.coveragerules.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.exchange.x12.X12Entry;
import org.coveragerules.exchange.x12.X12Requests;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.internal.text.Visible;
import org.coveragerules.replay.Input;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the requests of other formats as requests in JSON. */
@Command(name = "convert", mixinStandardHelpOptions = true,
        description = "Prints the claims and requests for review of X12 interchanges (837P, 837I, 278) as requests in"
                + " JSON, one a line. Nothing is judged.")
final class Convert implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** So much is read to know what it is; more where it is white space. */
    private static final int AT_ONCE = 1 << 16;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Interchanges of X12; - is standard input.")
    private List<String> files;

    @Mixin
    private Facts facts;

    @Mixin
    private Sources sources;

    @Option(names = "--unchecked", description = "Prints also what lacks something that a request needs, such as the"
            + " line of business, as far as the interchange has it.")
    private boolean unchecked;

    @Spec
    private CommandSpec command;

    /** What became of an input. */
    private static final class Count {
        private long read;
        private long printed;
        private long rejected;
        private long leftOut;
    }

    @Override
    public Integer call() {
        files.forEach(RequestFile::checkReadable);
        var known = facts.read();
        var reader = new JsonRequestReader(sources.library().vocabulary());
        boolean well = true;
        try (var out = new BufferedOutputStream(Main.output(command), 1 << 16)) {
            for (var file : files) {
                well &= convert(Input.of(file), reader, known, out);
            }
        } catch (UncheckedIOException | IOException e) {
            throw new UsageException("the input can't be read on, or the requests can't be written ("
                    + Running.reason(e) + "); check both");
        }
        return well ? Main.WELL : Main.REJECTED;
    }

    private boolean convert(Input input, JsonRequestReader reader, PayerFacts known, OutputStream out)
            throws IOException {
        var count = new Count();
        try (var in = opened(input); var requests = X12Requests.of(in)) {
            while (requests.hasNext()) {
                convert(requests.next(), input, reader, known, out, count);
            }
        }
        out.flush();
        tell(Visible.of(input.name()) + ": " + count.read + " read: " + count.printed + " printed, " + count.rejected
                + " rejected, " + count.leftOut + " left out");
        return count.rejected == 0 && count.read > 0;
    }

    private void convert(X12Entry claim, Input input, JsonRequestReader reader, PayerFacts known, OutputStream out,
            Count count) throws IOException {
        count.read++;
        var entry = claim.read(reader, known);
        var place = Visible.of(input.name()) + ", line " + entry.line() + ": ";
        if (entry.leftOut() != null) {
            count.leftOut++;
            tell(place + "left out: " + entry.leftOut());
            return;
        }
        if (entry.rejection().isPresent() && !(unchecked && claim.faults().isEmpty())) {
            count.rejected++;
            tell(place + entry.rejection().get().getMessage());
            return;
        }
        count.printed++;
        for (var note : entry.rejection().isPresent() ? claim.notes() : entry.notes()) {
            tell(place + note);
        }
        out.write(JSON.writeValueAsBytes(claim.merged(reader, known)));
        out.write('\n');
    }

    private static InputStream opened(Input input) throws IOException {
        var in = input.open();
        byte[] start;
        boolean isEnded;
        var read = new ByteArrayOutputStream();
        do {
            var more = in.readNBytes(AT_ONCE);
            read.writeBytes(more);
            start = read.toByteArray();
            isEnded = more.length < AT_ONCE;
        } while (!isEnded && X12Requests.isUndecided(start));
        if (!X12Requests.isX12(start)) {
            in.close();
            throw new UsageException("`" + input.name() + "` is no interchange of X12, which begins with `ISA`;"
                    + " requests in JSON need not be converted");
        }
        return new SequenceInputStream(new ByteArrayInputStream(start), in);
    }

    private void tell(String what) {
        command.commandLine().getErr().println(what);
    }
}
