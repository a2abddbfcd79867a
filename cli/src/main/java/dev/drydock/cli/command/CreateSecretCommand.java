package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.SecretsApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Keeps a secret for jobs. */
@Command(
        name = "secret",
        description = "Keep keys and values for jobs; nobody gets to see the values again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} create secret registry --from-literal=REGISTRY_TOKEN=abc",
            "  ${ROOT-COMMAND-NAME} create secret registry --scope=fulltour --from-file=REGISTRY_TOKEN=token.txt"
        })
final class CreateSecretCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The name of the secret.")
    private String name = "";

    @Mixin
    private SecretOptions secret = new SecretOptions();

    CreateSecretCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var data = secret.data(server.environment());
        new SecretsApi(server.client()).create(name, secret.scope, data);
        var document = document().put("name", name).put("scope", secret.scope);
        data.keySet().forEach(document.putArray("keys")::add);
        output.printer().outcome("Secret " + name + " created successfully in scope " + secret.scope, document);
        return 0;
    }
}
