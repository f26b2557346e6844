package org.coveragerules.internal.announce;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.coveragerules.internal.pages.Place;

/** Announcements as a feed: Atom 1.0 of RFC 4287. */
final class AtomFeed {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final String HTML = "text/html";

    /** Whose policy it is, where it is not another's. */
    private static final String PAYER = "The payer";

    /** A feed has to say when it was updated; one without an entry never was. */
    private static final LocalDate NEVER = LocalDate.EPOCH;

    private final SiteAddress address;
    private final String up;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private AtomFeed(SiteAddress address, String up) throws XMLStreamException {
        this.address = address;
        this.up = up;
        // That of the JDK, whatever else is on the class path: the same announcements give the same bytes.
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /**
     * Writes a feed.
     *
     * @param name    names it for ever, among the feeds of a site
     * @param self    where the feed is
     * @param page    of what it is about
     * @param entries the newest first
     */
    static byte[] written(SiteAddress address, String name, String title, Place self, Place page,
            List<Announcement> entries) {
        try {
            var feed = new AtomFeed(address, self.root());
            feed.feed(name, title, self, page, entries);
            return feed.text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed can't be written", e);
        }
    }

    private void feed(String name, String title, Place self, Place page, List<Announcement> entries)
            throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", "en");
        element(1, "id", "urn:uuid:" + Announcement.id("feed/" + name));
        element(1, "title", title);
        element(1, "updated", moment(entries.stream().findFirst().map(Announcement::day).orElse(NEVER)));
        author(1, PAYER);
        if (address.isKnown()) {
            link(1, "self", "application/atom+xml", self);
        }
        link(1, "alternate", HTML, page);
        element(1, "generator", "Coverage Rules");
        for (var entry : entries) {
            entry(entry);
        }
        line(0);
        xml.writeEndElement();
        line(0);
        xml.writeEndDocument();
        xml.close();
    }

    private void entry(Announcement entry) throws XMLStreamException {
        line(1);
        xml.writeStartElement("entry");
        element(2, "id", "urn:uuid:" + entry.id());
        element(2, "title", entry.title());
        element(2, "published", moment(entry.day()));
        element(2, "updated", moment(entry.day()));
        author(2, entry.policy().authority() == null ? PAYER : entry.policy().authority());
        link(2, "alternate", HTML, Place.version(entry.policy()));
        element(2, "summary", entry.summary());
        line(1);
        xml.writeEndElement();
    }

    private void author(int depth, String name) throws XMLStreamException {
        line(depth);
        xml.writeStartElement("author");
        xml.writeStartElement("name");
        xml.writeCharacters(carried(name));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void link(int depth, String relation, String type, Place to) throws XMLStreamException {
        line(depth);
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", address.of(to.link(), up));
    }

    private void element(int depth, String name, String content) throws XMLStreamException {
        line(depth);
        xml.writeStartElement(name);
        xml.writeCharacters(carried(content));
        xml.writeEndElement();
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String moment(LocalDate day) {
        return day + "T00:00:00Z";
    }

    /** A parser refuses some characters even where they are escaped, and reads every line end as one. */
    static String carried(String text) {
        return Carried.text(text, character -> character == '\t' || character == '\n'
                || character >= ' ' && character != 0xFFFE && character != 0xFFFF);
    }
}
