package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.config.ConfigFile;
import dev.drydock.cli.config.Connection;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server, and as whom: the option wins over the variable, the variable over what {@code auth} stored. */
final class ServerOptions {
    private final Environment environment;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The server; else DRYDOCK_ENDPOINT, else what auth stored.")
    private @Nullable String endpoint;

    @Option(
            names = "--api-token",
            paramLabel = "TOKEN",
            description = "The token; else DRYDOCK_API_TOKEN, else what auth stored.")
    private @Nullable String token;

    @Option(
            names = {"-v", "--verbose"},
            description = "Tell each request to the server.")
    private boolean verbose;

    @Option(
            names = {"-n", "--namespace"},
            hidden = true,
            description = "Accepted for scripts written for Keptn; means nothing here.")
    private @Nullable String namespace;

    @Option(
            names = "--config-file",
            hidden = true,
            description = "Accepted for scripts written for Keptn: what auth stores is elsewhere.")
    private @Nullable String keptnConfig;

    ServerOptions(Environment environment) {
        this.environment = environment;
    }

    Environment environment() {
        return environment;
    }

    ApiClient client() {
        return client(connection(Optional.ofNullable(endpoint), Optional.ofNullable(token), "http"));
    }

    ApiClient client(Connection connection) {
        return new ApiClient(connection, line -> {
            if (verbose) {
                environment.terminal().err().println(line);
            }
        });
    }

    Connection connection(Optional<String> endpoint, Optional<String> token, String scheme) {
        var stored = ConfigFile.of(environment);
        var url = first(endpoint, () -> environment.variable("DRYDOCK_ENDPOINT"), stored::endpoint)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "Expected to know the server, but no endpoint is set",
                        "run: " + environment.commandName() + " auth --endpoint=URL --api-token=TOKEN"
                                + " (or set DRYDOCK_ENDPOINT and DRYDOCK_API_TOKEN)"));
        return new Connection(
                Connection.endpoint(url, scheme),
                first(token, () -> environment.variable("DRYDOCK_API_TOKEN"), () -> storedToken(stored, url)));
    }

    /** A stored token belongs to the stored server: another one must not get to see it. */
    private static Optional<String> storedToken(ConfigFile stored, String url) {
        var isSame = stored.endpoint()
                .map(known -> Connection.endpoint(known, "http").equals(Connection.endpoint(url, "http")))
                .orElse(false);
        return isSame ? stored.token() : Optional.empty();
    }

    private static Optional<String> first(
            Optional<String> option, Supplier<Optional<String>> variable, Supplier<Optional<String>> stored) {
        return option.or(variable).or(stored);
    }
}
