package dev.parzen.space;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One sentence about a kind (on its record) or about a setting (on the record's component), and what a setting is when it
 * is left out. The JSON form, the catalogue and the forms that people fill in follow from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Described {
    /** The sentence. */
    String value();

    /** The default as JSON text ({@code 10}, {@code true}, {@code "he"}, {@code null} for none); empty: must be given. */
    String byDefault() default "";
}
