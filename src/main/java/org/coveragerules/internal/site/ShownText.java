package org.coveragerules.internal.site;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.stream.Collectors;
import org.coveragerules.internal.text.Visible;

/**
 * Writes what a template is given as text and nothing else. What a browser would obey and not show, such as a mark that
 * turns the direction, is written as an escape.
 */
final class ShownText extends OwaspHtmlTemplateOutput {

    ShownText(TemplateOutput out) {
        super(out);
    }

    @Override
    public void writeUserContent(String text) {
        super.writeUserContent(text == null || text.isEmpty() ? text : shown(text));
    }

    /** The text as people may see it, with its lines. */
    static String shown(String text) {
        return text.lines().map(Visible::of).collect(Collectors.joining("\n"));
    }
}
