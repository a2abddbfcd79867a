package dev.drydock.model.lint;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** The file cannot be used; it is refused wherever it is handed in. */
    ERROR,
    /** Something will not work as it is written, unless somebody we cannot see makes it work. */
    WARNING,
    /** Legal and perhaps meant; worth a look. */
    NOTE;

    /** As users read it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
