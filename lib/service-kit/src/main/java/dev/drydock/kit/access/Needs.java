package dev.drydock.kit.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that an endpoint needs. Every endpoint says so, {@link ForAnyToken} or {@link ForEverybody}; one that says nothing is refused.
 *
 * <p>A token that is only for some projects is checked against the path parameter {@code project}, or the query
 * parameter where the method has one. Where the request has none, such a token is refused, unless the method looks at {@link CurrentCaller} itself.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    TokenScope value();

    /** Whether the method itself sees to it that only the caller's projects are shown or changed. */
    boolean checksProjects() default false;

    /** Whether a use is written to the audit trail; uses that only read never are. */
    boolean audited() default true;
}
