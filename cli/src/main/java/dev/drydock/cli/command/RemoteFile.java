package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.ExitCode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Reads a file the user names by its URL. */
final class RemoteFile {
    private static final int TIMEOUT_MS = 30_000;

    private RemoteFile() {}

    static byte[] read(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw failure(url, "the answer is " + connection.getResponseCode());
            }
            try (var in = connection.getInputStream()) {
                return in.readAllBytes();
            }
        } catch (IOException | IllegalArgumentException e) {
            throw failure(url, e.toString());
        }
    }

    private static CommandFailure failure(String url, String why) {
        return new CommandFailure(
                ExitCode.FAILED,
                "Expected to read " + url + ", but " + why,
                "open the URL in a browser, or use a local file");
    }
}
