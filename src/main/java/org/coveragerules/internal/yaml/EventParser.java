package org.coveragerules.internal.yaml;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.Reader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** A parser of YAML that also tells what its tokens leave out: aliases, anchors and tags. */
final class EventParser extends YAMLParser {

    private static final LoaderOptions OPTIONS = options();

    private EventParser(IOContext context, int features, int yamlFeatures, ObjectCodec codec, Reader reader) {
        super(context, features, yamlFeatures, OPTIONS, codec, reader);
    }

    /** How long a file may be is said by {@link YamlFile}, in words. */
    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        return options;
    }

    /** What is wrong with how the token is written, and what to write; null where nothing is. */
    String fault() {
        if (_lastEvent instanceof AliasEvent alias) {
            return "has the alias `*" + alias.getAnchor() + "`; write there what it stands for, or"
                    + " put it in quotes if it is a text";
        }
        if (_lastEvent instanceof NodeEvent node && node.getAnchor() != null) {
            return "has the anchor `&" + node.getAnchor() + "`; take it out, and write its value"
                    + " again wherever it is meant, or put it in quotes if it is a text";
        }
        String tag = _lastEvent instanceof ScalarEvent scalar ? scalar.getTag()
                : _lastEvent instanceof CollectionStartEvent start ? start.getTag() : null;
        return tag == null ? null : "has the tag `" + (tag.startsWith("!") ? tag : "!<" + tag + ">")
                + "`; take it out, or put it in quotes if it is a text";
    }

    /** Makes such parsers. */
    static final class Factory extends YAMLFactory {

        private static final long serialVersionUID = 1;

        @Override
        protected YAMLParser _createParser(Reader reader, IOContext context) {
            return new EventParser(context, _parserFeatures, _yamlParserFeatures, _objectCodec, reader);
        }
    }
}
