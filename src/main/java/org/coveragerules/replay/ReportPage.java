package org.coveragerules.replay;

import java.io.IOException;
import java.io.OutputStream;

final class ReportPage {
    static void write(OutputStream out, String json) throws IOException {
        out.write(json.getBytes());
    }
}
