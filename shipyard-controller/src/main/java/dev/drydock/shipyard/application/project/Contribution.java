package dev.drydock.shipyard.application.project;

import dev.drydock.upstream.Author;
import dev.drydock.upstream.Edit;
import java.util.Optional;

/**
 * What is said beside a change of files.
 *
 * @param by the name of who changes them, as the history shows it
 * @param message why; absent for a text that names the files
 * @param base the commit at which they were read; absent to write whatever is there now
 */
public record Contribution(String by, Optional<String> message, Optional<String> base) {
    private static final String EMAIL = "drydock@localhost";

    /** The commit's message, unless somebody gave one. */
    String message(String usual) {
        return message.orElse(usual);
    }

    Edit sign(Edit edit) {
        return edit.by(new Author(by, EMAIL)).basedOn(base);
    }
}
