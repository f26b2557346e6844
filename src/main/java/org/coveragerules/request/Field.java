package org.coveragerules.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of the JSON request: what it means and what may stand there. The component's name is the field's, and its type
 * says what else the field holds. Reader, writer, schema and the check of words are made of this alone.
 *
 * <p>Without {@link #required()} a field may be absent: what is unknown is null, an empty collection, the least number
 * or false.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Field {

    /** What it means, in a sentence. */
    String says();

    /** Whether a request without it is refused. */
    boolean required() default false;

    /** Whether it is personal health information, of which a fault tells no more than its kind. */
    boolean personal() default false;

    /** Of a text or of several: its form. */
    TextForm form() default TextForm.ANY;

    /** Of a text or of several: the kind of words of the rules that it is one of, such as {@code CATEGORY}; empty: none. */
    String words() default "";

    /** Of a whole number: the least it may be, which it is where it may be absent and is. */
    int least() default 0;

    /** Of an enum: the constants that may stand there; empty: all. */
    String[] of() default {};

    /** Of a collection: an absent one is null, which an empty one is not. Of an enum: {@code UNKNOWN} is as absent. */
    boolean orUnknown() default false;

    /** Who can say it; empty: whoever can say that which it is a part of. At most one. */
    Holder[] holder() default {};

    /** Of a moment: the field of a day, in which it stands as a date and time; there the day alone may stand as well. */
    String in() default "";

    /** Of a set of enum constants, one of which there has to be: the field in which a single one may stand instead. */
    String alone() default "";
}
