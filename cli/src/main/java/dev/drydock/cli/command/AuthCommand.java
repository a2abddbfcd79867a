package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drydock.cli.Environment;
import dev.drydock.cli.client.AccessApi;
import dev.drydock.cli.config.ConfigFile;
import dev.drydock.cli.config.Connection;
import dev.drydock.cli.output.Printer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks endpoint and token, and remembers them. */
@Command(
        name = "auth",
        description = "Check the endpoint and the token, and remember them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} auth --endpoint=http://localhost:8080 --api-token=TOKEN",
            "  ${ROOT-COMMAND-NAME} auth --endpoint=https://drydock.example.org --api-token=- < token.txt",
            "  ${ROOT-COMMAND-NAME} auth --export"
        })
final class AuthCommand implements Callable<Integer> {
    private final ServerOptions server;

    @Option(
            names = {"-e", "--endpoint"},
            paramLabel = "URL",
            description = "The server, with or without /api; else DRYDOCK_ENDPOINT, else the one remembered.")
    private @Nullable String endpoint;

    @Option(
            names = {"-a", "--api-token"},
            paramLabel = "TOKEN",
            description = "The token, - for standard input; else DRYDOCK_API_TOKEN, else the one remembered.")
    private @Nullable String token;

    @Option(
            names = {"-c", "--export"},
            description = "Print the endpoint and the token in use, as variables for a shell; checks nothing.")
    private boolean export;

    @Option(
            names = {"-s", "--secure"},
            description = "Use https when the endpoint names no scheme.")
    private boolean secure;

    @Mixin
    private OutputOptions output;

    AuthCommand(Environment environment) {
        server = new ServerOptions(environment);
        output = new OutputOptions(environment);
    }

    @Override
    public Integer call() {
        var connection = server.connection(Optional.ofNullable(endpoint), given(), secure ? "https" : "http");
        if (export) {
            print(output.printer(), connection);
            return 0;
        }
        new AccessApi(server.client(connection)).authenticate();
        var config = ConfigFile.of(server.environment());
        config.save(connection);
        output.printer()
                .outcome(
                        "Successfully authenticated against " + connection.endpoint() + "\nRemembered in "
                                + config.path() + "\nBridge: " + connection.endpoint() + "/bridge",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("endpoint", connection.endpoint().toString())
                                .put("authenticated", true)
                                .put("config", config.path().toString()));
        return 0;
    }

    /** On the command line others could read it in the list of processes. */
    private Optional<String> given() {
        return "-".equals(token)
                ? Optional.of(
                        new String(LocalFile.all(server.environment().terminal().in()), StandardCharsets.UTF_8).strip())
                : Optional.ofNullable(token);
    }

    private static void print(Printer printer, Connection connection) {
        var document = JsonNodeFactory.instance
                .objectNode()
                .put("endpoint", connection.endpoint().toString());
        connection.token().ifPresent(value -> document.put("apiToken", value));
        printer.outcome(
                "export DRYDOCK_ENDPOINT=" + quoted(connection.endpoint().toString()) + "\nexport DRYDOCK_API_TOKEN="
                        + quoted(connection.token().orElse("")),
                document);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
