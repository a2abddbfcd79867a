package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.AccessApi;
import picocli.CommandLine.Command;

/** Says whether the server answers and takes the token. */
@Command(
        name = "status",
        description = "Say whether the server answers and takes the token.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} status", "  ${ROOT-COMMAND-NAME} status --output=json"})
final class StatusCommand extends ServerCommand {
    StatusCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var client = server.client();
        var access = new AccessApi(client);
        access.authenticate();
        var metadata = access.metadata();
        var endpoint = client.connection().endpoint().toString();
        output.printer()
                .outcome(
                        "Successfully authenticated against " + endpoint + ", version " + metadata.version(),
                        document()
                                .put("endpoint", endpoint)
                                .put("authenticated", true)
                                .set("server", metadata.json()));
        return 0;
    }
}
