package dev.drydock.jobs.domain;

import org.jspecify.annotations.Nullable;

/** Writes values for {@code as: json} and {@code as: yaml}. */
public interface Notation {
    /** One line of JSON, keys sorted. */
    String json(@Nullable Object value);

    /** A YAML document in block style, keys sorted. */
    String yaml(@Nullable Object value);
}
