package dev.drydock.cli.output;

import java.util.Locale;

/** For people, or for programs. */
public enum OutputFormat {
    TABLE,
    JSON,
    YAML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
