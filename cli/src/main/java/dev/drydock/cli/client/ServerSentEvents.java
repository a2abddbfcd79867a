package dev.drydock.cli.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;

/** Reads server-sent events (HTML standard, 9.2): fields on lines, an empty line ends a message, a colon begins a comment. */
final class ServerSentEvents implements AutoCloseable {
    /** {@code id} is that of the last message that had one. */
    record Message(String id, String data) {}

    private final BufferedReader lines;
    private String id = "";
    private String lastId = "";

    ServerSentEvents(InputStream stream) {
        lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** Waits for the next message; empty when the stream has ended. */
    Optional<Message> next() throws IOException {
        var data = new StringJoiner("\n").setEmptyValue("");
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isEmpty()) {
                read(line, data);
                continue;
            }
            lastId = id;
            if (data.length() > 0) {
                return Optional.of(new Message(id, data.toString()));
            }
        }
        return Optional.empty();
    }

    /** Where to take the stream up again; an id may come without a message. */
    String lastId() {
        return lastId;
    }

    private void read(String line, StringJoiner data) {
        var colon = line.indexOf(':');
        var field = colon < 0 ? line : line.substring(0, colon);
        var value = colon < 0 ? "" : line.substring(colon + 1);
        var text = value.startsWith(" ") ? value.substring(1) : value;
        if (field.equals("data")) {
            data.add(text);
        } else if (field.equals("id")) {
            id = text;
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
