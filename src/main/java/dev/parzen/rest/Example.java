package dev.parzen.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The JSON that Swagger UI offers for a request's body; of several, one to choose from by its name. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface Example {
    String value();

    /** Further ones, each named by its member "name", as then the first is. */
    String[] more() default {};

    /** The same as CSV, where that is taken too. */
    String csv() default "";
}
