package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.SecretsApi;
import dev.drydock.cli.client.SecretsApi.Secret;
import dev.drydock.cli.output.Table;
import picocli.CommandLine.Command;

/** Lists secrets, never their values. */
@Command(
        name = "secrets",
        aliases = "secret",
        description = "List secrets and their keys; values are never shown.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} get secrets", "  ${ROOT-COMMAND-NAME} get secrets --output=json"})
final class GetSecretsCommand extends ServerCommand {
    GetSecretsCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var table = new Table<Secret>()
                .column("NAME", Secret::name)
                .column("SCOPE", Secret::scope)
                .column("KEYS", secret -> String.join(", ", secret.keys()));
        output.printer()
                .rows(
                        new SecretsApi(server.client()).list(),
                        table,
                        Secret::json,
                        "No secret yet. Make one: " + server.environment().commandName()
                                + " create secret NAME --from-literal=KEY=VALUE");
        return 0;
    }
}
