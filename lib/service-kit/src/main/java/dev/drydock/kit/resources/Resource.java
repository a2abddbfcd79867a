package dev.drydock.kit.resources;

import java.nio.charset.StandardCharsets;

/**
 * A file of a project.
 *
 * @param uri its path at its level, such as {@code job/config.yaml}
 * @param commit the commit it was read at
 * @param branch the branch it was read from
 */
public record Resource(String uri, byte[] content, String commit, String branch) {
    /** The content as UTF-8 text. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
