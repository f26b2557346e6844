package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.coveragerules.CoverageRules;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;
import org.coveragerules.RulesListener;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.policy.SignedRules;
import org.coveragerules.internal.policy.SigningKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that are opened only as somebody has signed them. */
class SignedRulesTest {

    private static final String FILE = "mm-0600/previous/setting.drl";

    @TempDir
    private Path temporary;
    private Path directory;
    private RuleDirectory rules;
    private Path one;
    private Path other;

    @BeforeEach
    void signed() {
        directory = temporary.resolve("rules");
        rules = RuleDirectory.copy(directory, "mm-0600/previous");
        one = key("one");
        other = key("other");
        sign(one);
    }

    private Path key(String name) {
        SigningKeys.make(temporary.resolve(name));
        return temporary.resolve(name);
    }

    private void sign(Path key) {
        var secret = SigningKeys.privateKey(key);
        var signed = SignedRules.signed(directory, RuleFiles.in(directory), secret, SigningKeys.halfOf(key, secret));
        rules.write(SignedRules.NAME, signed);
    }

    private CoverageRules open(Path... keys) {
        return Opening.of(directory).trusting(List.of(keys).stream().map(SigningKeys::half).toList()).open();
    }

    private void assertRefused(String message, Path... keys) {
        assertThatThrownBy(() -> open(keys).close()).isInstanceOf(RulesException.class).hasMessageContaining(message);
        assertThatThrownBy(() -> Opening.of(directory).onDemand().trusting(List.of(keys).stream()
                .map(SigningKeys::half).toList()).open().close()).isInstanceOf(RulesException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatWasSignedOpensByWhoeverTrustsTheKey() {
        open(one).close();
        open(other, one).close();
        assertRefused("holds no signature by a key that is trusted: it names "
                + SignedRules.idOf(SigningKeys.publicKey(SigningKeys.half(one))) + ", and trusted are "
                + SignedRules.idOf(SigningKeys.publicKey(SigningKeys.half(other))), other);
        // A key is changed by signing with both, and later with the new one alone.
        sign(other);
        open(one).close();
        open(other).close();
    }

    @Test
    void nothingElseOpens() throws IOException {
        rules.append(FILE, "// changed\n");
        assertRefused(FILE + ": is not what was signed", one);
        sign(other);
        assertRefused("holds no signature by a key that is trusted", one);
        open(other).close();
        rules.write("mm-0600/previous/more.cases.yaml", "cases: []\n");
        assertRefused("more.cases.yaml: was added after the rules were signed", other);
        Files.delete(directory.resolve("mm-0600/previous/more.cases.yaml"));
        Files.delete(directory.resolve(FILE));
        assertRefused(FILE + ": was signed and is not there", other);
        Files.delete(directory.resolve(SignedRules.NAME));
        assertRefused("so that nobody has signed these rules", other);
    }

    /** What does not compile is refused for its signature: no line of it was looked at. */
    @Test
    void beforeALineIsCompiled() {
        rules.write(FILE, "rule \"").write("mm-0600/previous/policy.yaml", "no: [policy");
        assertRefused("is not what was signed", one);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"sha256; sha512; :1", "ed25519; rsa; :1",
            "signature ; signatur ; rules.signed:",
        "==; =; rules.signed:", "definitions.yaml; vocabulary.yaml; rules.signed:"})
    void aFileOfSignaturesThatIsSpoilt(String written, String instead, String message) throws IOException {
        var file = directory.resolve(SignedRules.NAME);
        Files.writeString(file, Files.readString(file).replaceFirst(written, instead));
        assertRefused(message, one);
    }

    /** A digest that is changed together with its file is no longer what was signed. */
    @Test
    void aManifestThatNobodySigned() throws IOException {
        rules.append(FILE, "// changed\n");
        var file = directory.resolve(SignedRules.NAME);
        var changed = RuleFiles.in(directory).digest(FILE);
        Files.writeString(file, Files.readString(file).replaceFirst("[0-9a-f]{64}  " + FILE, changed + "  " + FILE));
        assertRefused("holds no signature by a key that is trusted", one);
    }

    @Test
    void watchedRulesAreLookedAtAgain() throws Exception {
        var told = new SynchronousQueue<String>();
        try (var watched = Opening.of(directory).trusting(List.of(SigningKeys.half(one))).watched(new RulesListener() {
            @Override
            public void reloaded(String fingerprint, Set<String> policies) {
                tell("reloaded");
            }

            @Override
            public void refused(RulesException problems) {
                tell(problems.getMessage());
            }

            private void tell(String what) {
                try {
                    told.offer(what, 10, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }).open()) {
            var before = watched.fingerprint();
            rules.append(FILE, "// changed\n");
            assertThat(told.poll(20, TimeUnit.SECONDS)).contains("is not what was signed");
            assertThat(watched.fingerprint()).isEqualTo(before);
        }
    }

    @Test
    void keysThatAreNone() throws IOException {
        Files.writeString(temporary.resolve("text.pub"), "no key");
        assertThatThrownBy(() -> open(temporary.resolve("text"))).isInstanceOf(RulesException.class)
                .hasMessageContaining("holds no Ed25519 public key as PEM");
        assertThatThrownBy(() -> open(temporary.resolve("none"))).isInstanceOf(RulesException.class)
                .hasMessageContaining("none.pub: can't be read (NoSuchFileException)");
        Files.copy(SigningKeys.half(one), temporary.resolve("mixed.pub"));
        Files.copy(other, temporary.resolve("mixed"));
        assertThatThrownBy(() -> sign(temporary.resolve("mixed"))).isInstanceOf(RulesException.class)
                .hasMessageContaining("is not the public half of `mixed`");
        assertThatThrownBy(() -> SigningKeys.make(one)).isInstanceOf(RulesException.class)
                .hasMessageContaining("FileAlreadyExistsException");
        assertThatThrownBy(() ->
                Opening.of(directory).trusting(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLinkOutOfTheDirectoryIsNoFileOfIt() throws IOException {
        var outside = Files.writeString(temporary.resolve("outside.drl"), Files.readString(directory.resolve(FILE)));
        Files.delete(directory.resolve(FILE));
        Files.createSymbolicLink(directory.resolve(FILE), outside);
        assertThatThrownBy(() -> CoverageRules.from(directory)).isInstanceOf(RulesException.class)
                .hasMessageContaining(FILE + ": is a link out of the directory");
        Files.delete(directory.resolve(FILE));
        Files.move(outside, directory.resolve("mm-0600/previous/.setting"));
        Files.createSymbolicLink(directory.resolve(FILE), Path.of(".setting"));
        CoverageRules.from(directory).close();
        Files.createSymbolicLink(directory.resolve("mm-0600/link"), directory.resolve("mm-0600/previous"));
        assertThatThrownBy(() -> CoverageRules.from(directory)).isInstanceOf(RulesException.class)
                .hasMessageContaining("mm-0600/link: is a link to a folder");
    }
}
