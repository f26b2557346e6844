package org.coveragerules.internal.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** What RFC 4287 asks of a feed, as far as one without content, people's addresses and categories can break it. */
final class AtomRules {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private AtomRules() {
    }

    /** Holds a feed against the rules and returns its entries. */
    static List<Element> entries(byte[] feed) {
        var root = parsed(feed);
        assertThat(root.getNamespaceURI()).isEqualTo(NAMESPACE);
        assertThat(root.getLocalName()).isEqualTo("feed");
        assertThat(children(root)).extracting(Element::getLocalName)
                .isSubsetOf("id", "title", "updated", "author", "link", "generator", "entry");
        common(root);
        assertThat(links(root, "self")).hasSizeLessThanOrEqualTo(1);
        var entries = children(root, "entry");
        var ids = new HashSet<>(Set.of(text(root, "id")));
        for (var entry : entries) {
            assertThat(children(entry)).extracting(Element::getLocalName)
                    .isSubsetOf("id", "title", "published", "updated", "author", "link", "summary");
            common(entry);
            assertThat(moment(entry, "published")).isBeforeOrEqualTo(moment(entry, "updated"));
            assertThat(children(entry, "summary")).hasSizeLessThanOrEqualTo(1);
            assertThat(ids.add(text(entry, "id"))).as(text(entry, "id")).isTrue();
            assertThat(moment(entry, "updated")).isBeforeOrEqualTo(moment(root, "updated"));
        }
        return entries;
    }

    private static void common(Element element) {
        assertThat(UUID.fromString(text(element, "id").substring("urn:uuid:".length())).version()).isEqualTo(3);
        assertThat(text(element, "title")).isNotBlank();
        moment(element, "updated");
        assertThat(children(element, "author")).singleElement()
                .satisfies(author -> assertThat(text(author, "name")).isNotBlank());
        // No two of a type and language; there is one for people.
        assertThat(links(element, "alternate")).singleElement();
        children(element, "link").forEach(link -> {
            URI.create(link.getAttribute("href"));
            assertThat(link.getAttribute("href")).isNotBlank();
            assertThat(link.getAttribute("type")).matches("[a-z]+/[a-z+]+");
        });
    }

    static Element parsed(byte[] feed) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(feed)).getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("it is no XML", e);
        }
    }

    /** The text of the one child of a name. */
    static String text(Element parent, String name) {
        var children = children(parent, name);
        assertThat(children).as(name).hasSize(1);
        return children.get(0).getTextContent();
    }

    /** The targets of links. */
    static List<String> links(Element parent, String relation) {
        return children(parent, "link").stream().filter(link -> link.getAttribute("rel").equals(relation))
                .map(link -> link.getAttribute("href")).toList();
    }

    private static OffsetDateTime moment(Element parent, String name) {
        assertThat(text(parent, name)).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        return OffsetDateTime.parse(text(parent, name));
    }

    private static List<Element> children(Element parent, String name) {
        return children(parent).stream().filter(child -> child.getLocalName().equals(name)
                && child.getNamespaceURI().equals(NAMESPACE)).toList();
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
