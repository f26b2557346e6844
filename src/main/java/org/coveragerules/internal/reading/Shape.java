package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** What an object of a request looks like in JSON, for whoever reads, writes, checks or describes one. */
interface Shape<T> {

    /** The object at a place; what is wrong there is noted. */
    T read(Cursor it);

    /** Writes the fields of an object that was begun. */
    void write(T value, JsonGenerator out) throws IOException;

    /** Whether nothing would be written. */
    boolean holdsNothing(T value);

    /** Whether any of its fields may hold words of the rules. */
    boolean hasWords();

    /** Looks at its words. */
    void check(T value, WordCheck check);

    /**
     * Adds what a JSON Schema says of it.
     *
     * @param schema      gets the fields
     * @param definitions gets each shape within it, by its name
     */
    void describe(ObjectNode schema, ObjectNode definitions);
}
