package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.SecretsApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Replaces the keys and values of a secret. */
@Command(
        name = "secret",
        description = "Replace all keys and values of a secret.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} update secret registry --from-literal=REGISTRY_TOKEN=abc",
            "  ${ROOT-COMMAND-NAME} update secret registry --scope=fulltour --from-file=REGISTRY_TOKEN=token.txt"
        })
final class UpdateSecretCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The name of the secret.")
    private String name = "";

    @Mixin
    private SecretOptions secret = new SecretOptions();

    UpdateSecretCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var data = secret.data(server.environment());
        new SecretsApi(server.client()).update(name, secret.scope, data);
        var document = document().put("name", name).put("scope", secret.scope);
        data.keySet().forEach(document.putArray("keys")::add);
        output.printer().outcome("Secret " + name + " updated successfully in scope " + secret.scope, document);
        return 0;
    }
}
