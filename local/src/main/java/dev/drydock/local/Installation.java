package dev.drydock.local;

import dev.drydock.embedded.ServerFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Drydock on this machine, as far as it must be known before it runs.
 *
 * @param data where everything is kept
 * @param port where the API will listen
 * @param token what the API wants to be shown
 */
public record Installation(Path data, int port, String token) {
    /** Chooses a port and a token, the same token each time. */
    static Installation in(Path data, int wantedPort) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new ServerFailed("Expected to keep everything in " + data + ", but: " + e.getMessage(), e);
        }
        return new Installation(data, Ports.pick(wantedPort), tokenIn(data).value());
    }

    private static Secret tokenIn(Path data) {
        return Secret.in(data.resolve("api-token"));
    }

    /** Where the API will be. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The file that holds the token. */
    public Path tokenFile() {
        return data.resolve("api-token");
    }

    /**
     * Starts the servers and the services.
     *
     * @param moreSettings configuration by its keys, on top of the usual
     */
    public Running start(Parts parts, Map<String, String> moreSettings) {
        var servers = Servers.start(parts, data);
        var settings = new HashMap<>(servers.settings());
        settings.put("drydock.api-token", token);
        settings.put(
                "drydock.service-token",
                Secret.in(data.resolve("service-token")).value());
        settings.put(
                "drydock.shipyard.repositories", data.resolve("repositories").toString());
        settings.put("drydock.shipyard.upstreams.networks", "127.0.0.0/8,::1");
        settings.put("drydock.job-executor.folder", data.resolve("jobs").toString());
        settings.put(
                "drydock.job-executor.secrets-folder", data.resolve("secrets").toString());
        settings.putAll(moreSettings);
        var services = parts.start(() -> ControlPlane.start(port, settings, data.resolve("drydock.log")));
        parts.start(() -> Address.write(
                data.resolve("running"),
                services.url(),
                tokenIn(data),
                servers.natsAddress(),
                Servers.natsToken(data)));
        return new Running(servers, services);
    }

    /** What runs. */
    public record Running(Servers servers, ControlPlane services) {}
}
