package org.coveragerules.cli;

import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8 whose lines end by a line feed alone, whatever ends lines on the machine, so that the same run prints the
 * same bytes. Nothing that is printed has a carriage return of its own: text is shown escaped.
 */
final class LineFeeds extends FilterWriter {

    LineFeeds(OutputStream out) {
        super(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    @Override
    public void write(int one) throws IOException {
        if (one != '\r') {
            out.write(one);
        }
    }

    @Override
    public void write(char[] text, int from, int count) throws IOException {
        int start = from;
        for (int at = from; at < from + count; at++) {
            if (text[at] == '\r') {
                out.write(text, start, at - start);
                start = at + 1;
            }
        }
        out.write(text, start, from + count - start);
    }

    @Override
    public void write(String text, int from, int count) throws IOException {
        write(text.toCharArray(), from, count);
    }
}
