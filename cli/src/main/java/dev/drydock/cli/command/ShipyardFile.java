package dev.drydock.cli.command;

import java.nio.file.Path;
import java.util.Base64;

/** Reads a shipyard from where the user says it is. */
final class ShipyardFile {
    private ShipyardFile() {}

    /** {@code place} is a path or an http(s) URL. */
    static String base64(String place) {
        var content = place.startsWith("http://") || place.startsWith("https://")
                ? RemoteFile.read(place)
                : LocalFile.read(Path.of(place));
        return Base64.getEncoder().encodeToString(content);
    }
}
