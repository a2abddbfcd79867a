package dev.drydock.shipyard.adapter.web;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it is sent.
 *
 * @param content as it is
 * @param zipped the same, compressed
 * @param etag changes with the content
 * @param cache how long browsers may keep it
 */
record WebFile(String type, Buffer content, Buffer zipped, String etag, String cache) {
    /** Its name changes with its content. */
    static final String FOR_EVER = "public, max-age=31536000, immutable";
    /** It may be kept, and is asked for each time. */
    static final String ASKED = "no-cache";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "json", "application/json");

    static WebFile of(String name, byte[] bytes) {
        return new WebFile(
                TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"),
                Buffer.buffer(bytes),
                Buffer.buffer(zip(bytes)),
                '"' + hash(bytes) + '"',
                name.startsWith("/assets/") ? FOR_EVER : ASKED);
    }

    boolean isPage() {
        return type.startsWith("text/html");
    }

    private static byte[] zip(byte[] bytes) {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
