package org.coveragerules.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.policy.SignedRules;
import org.coveragerules.internal.policy.SigningKeys;
import org.coveragerules.internal.text.Visible;
import org.coveragerules.replay.FinalFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands by which rules are released: keys, signing, and what a signature says. */
final class RulesSigning {

    private RulesSigning() {
    }

    private abstract static class Signing implements Callable<Integer> {

        @Spec
        private CommandSpec command;

        @Override
        public Integer call() {
            var out = command.commandLine().getOut();
            say(out);
            out.flush();
            return Main.WELL;
        }

        abstract void say(PrintWriter out);
    }

    /** Makes a pair of keys. */
    @Command(name = "key", mixinStandardHelpOptions = true,
            description = "Makes a pair of keys to sign rules with: FILE, to be kept secret, and FILE.pub, to be given to"
                    + " who opens the rules.")
    static final class Key extends Signing {

        @Parameters(paramLabel = "FILE", description = "Where the private key goes; no file of the name is there yet.")
        private Path file;

        @Override
        void say(PrintWriter out) {
            var made = SigningKeys.make(file);
            out.println(Visible.of("made key " + SignedRules.idOf(made) + ": `" + file + "` signs, `"
                    + SigningKeys.half(file) + "` is what others trust"));
        }
    }

    /** Signs a directory of rules. */
    @Command(name = "sign", mixinStandardHelpOptions = true,
            description = "Signs a directory of rules as it is, in the file " + SignedRules.NAME + " within it.")
    static final class Sign extends Signing {

        @Parameters(paramLabel = "DIR", description = "The rules.")
        private Path directory;

        @Option(names = "--key", required = true, paramLabel = "FILE",
                description = "The private key, with the public one beside it in FILE.pub.")
        private Path key;

        @Override
        void say(PrintWriter out) {
            var secret = SigningKeys.privateKey(key);
            var half = SigningKeys.halfOf(key, secret);
            var files = RuleFiles.in(directory);
            var file = directory.resolve(SignedRules.NAME);
            try {
                var signed = SignedRules.signed(directory, files, secret, half);
                FinalFile.write(file, to -> to.write(signed.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UsageException("`" + file + "` can't be written (" + Running.reason(e)
                        + "); check that the directory may be written to");
            }
            out.println(Visible.of("signed " + files.names().size() + " files of `" + directory + "` by key "
                    + SignedRules.idOf(half)));
        }
    }

    /** Looks whether a directory of rules is what somebody signed. */
    @Command(name = "verify", mixinStandardHelpOptions = true,
            description = "Looks whether a directory of rules is, to the last byte, what one of the keys has signed.")
    static final class Verify extends Signing {

        @Parameters(paramLabel = "DIR", description = "The rules.")
        private Path directory;

        @Option(names = "--trusted", required = true, paramLabel = "FILE",
                description = "A public key that is trusted; may be given several times.")
        private List<Path> trusted;

        @Override
        void say(PrintWriter out) {
            var files = RuleFiles.in(directory);
            var by = SignedRules.verify(directory, files, SigningKeys.publicKeys(trusted));
            out.println(Visible.of(files.names().size() + " files of `" + directory + "` are as signed by key "
                    + String.join(", ", by)));
        }
    }
}
