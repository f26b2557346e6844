package org.coveragerules.replay;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.coveragerules.internal.text.Digests;
import org.coveragerules.internal.text.InertJson;

/** The page of a report, one file that asks for nothing else: its parts are joined around the data. */
final class ReportPage {

    private static final String DATA = "/*DATA*/";

    private ReportPage() {
    }

    /** Writes the data of a report as JSON. It may flush the writer and close it; the page is then still written on. */
    @FunctionalInterface
    interface Data {

        void write(Writer json) throws IOException;
    }

    /** Writes a page, which has to be encoded in UTF-8. The data is asked for once and may be of any size. */
    static void write(Writer out, Data data) throws IOException {
        var style = part("colors.css") + part("report.css");
        var script = part("report.js");
        // The page may run this style and script and no other, whatever might get into it.
        var page = part("report.html").replace("/*STYLE-HASH*/", hash(style)).replace("/*SCRIPT-HASH*/", hash(script))
                .replace("/*STYLE*/", style).replace("/*SCRIPT*/", script);
        int at = page.indexOf(DATA);
        out.write(page, 0, at);
        data.write(new Inert(out));
        out.write(page, at + DATA.length(), page.length() - at - DATA.length());
    }

    private static String part(String name) {
        try (var stream = ReportPage.class.getResourceAsStream(name)) {
            // A browser reads line ends as \n before it checks a hash.
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("part " + name + " of the report cannot be read", e);
        }
    }

    private static String hash(String part) {
        var digest = Digests.sha256().digest(part.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    /** Writes JSON as {@link InertJson} does, however much there is of it. */
    private static final class Inert extends FilterWriter {

        Inert(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            if (InertJson.isUnsafe(c)) {
                out.write(InertJson.escape(c));
            } else {
                out.write(c);
            }
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            int written = from;
            for (int i = from; i < from + length; i++) {
                if (InertJson.isUnsafe(text[i])) {
                    out.write(text, written, i - written);
                    write(text[i]);
                    written = i + 1;
                }
            }
            out.write(text, written, from + length - written);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            write(text.substring(from, from + length).toCharArray(), 0, length);
        }

        /** The rest of the page follows. */
        @Override
        public void close() {
        }
    }
}
