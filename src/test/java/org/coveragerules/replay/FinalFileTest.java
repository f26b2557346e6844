package org.coveragerules.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a regular file, or none, is ever replaced. */
class FinalFileTest {

    @TempDir
    private Path temporary;

    @Test
    void aFileIsReplacedOnceItIsWhole() throws Exception {
        var file = Files.writeString(temporary.resolve("file"), "old");
        assertThatThrownBy(() -> FinalFile.write(file, out -> {
            out.write('n');
            throw new IOException("broken");
        })).hasMessage("broken");
        assertThat(file).hasContent("old");
        FinalFile.write(file, FinalFileTest::words);
        assertThat(file).hasContent("new");
        assertThat(temporary).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void whereALinkLeadsIsReplacedAndTheLinkStays() throws Exception {
        var file = Files.writeString(temporary.resolve("file"), "old");
        var link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("file"));
        FinalFile.write(link, FinalFileTest::words);
        assertThat(file).hasContent("new");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aPipeIsWrittenToAndStays() throws Exception {
        var pipe = special("mkfifo", temporary.resolve("pipe").toString());
        var link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("pipe"));
        for (var name : new Path[] {pipe, link}) {
            FinalFile.check(name);
            var read = CompletableFuture.supplyAsync(() -> content(pipe));
            FinalFile.write(name, FinalFileTest::words);
            assertThat(read.join()).isEqualTo("new");
            assertThat(isSpecial(pipe)).isTrue();
            assertThat(link).isSymbolicLink();
        }
    }

    @Test
    void whatAPipeDoesNotTakeIsTold() throws Exception {
        var pipe = special("mkfifo", temporary.resolve("pipe").toString());
        var closed = CompletableFuture.runAsync(() -> {
            try {
                Files.newInputStream(pipe).close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThatThrownBy(() -> FinalFile.write(pipe, out -> out.write(new byte[1 << 20])))
                .isInstanceOf(IOException.class).hasMessageContaining("Broken pipe");
        closed.join();
        assertThat(isSpecial(pipe)).isTrue();
    }

    @Test
    void whatIsNoFileIsRefused() throws Exception {
        var nowhere = Files.createSymbolicLink(temporary.resolve("link"), Path.of("nowhere"));
        assertThatThrownBy(() -> FinalFile.check(nowhere)).isInstanceOf(FileSystemException.class)
                .hasMessageContaining("leads nowhere");
        assertThatThrownBy(() -> FinalFile.check(temporary)).isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is a directory");
        assertThatThrownBy(() -> FinalFile.check(temporary.resolve("none/file"))).isInstanceOf(IOException.class);
    }

    @Test
    void whatBecomesADeviceMeanwhileStays() throws Exception {
        var file = temporary.resolve("file");
        try (var begun = FinalFile.begin(file)) {
            words(begun.out());
            special("mkfifo", file.toString());
            assertThatThrownBy(begun::finish).isInstanceOf(FileSystemException.class);
        }
        assertThat(isSpecial(file)).isTrue();
    }

    private static void words(OutputStream out) throws IOException {
        out.write("new".getBytes(StandardCharsets.UTF_8));
    }

    private static String content(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path special(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        var made = Path.of(command[command.length - 1]);
        assertThat(isSpecial(made)).isTrue();
        return made;
    }

    private static boolean isSpecial(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther();
    }
}
