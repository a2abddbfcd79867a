package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.SecretsApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a secret. */
@Command(
        name = "secret",
        description = "Delete a secret; jobs that name it fail from then on.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} delete secret registry --scope=fulltour"})
final class DeleteSecretCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The name of the secret.")
    private String name = "";

    @Option(
            names = {"-s", "--scope"},
            defaultValue = "keptn-default",
            paramLabel = "SCOPE",
            description = "Where it is: keptn-default, or a project's name.")
    private String scope = "keptn-default";

    DeleteSecretCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        new SecretsApi(server.client()).delete(name, scope);
        output.printer()
                .outcome(
                        "Secret " + name + " deleted successfully from scope " + scope,
                        document().put("name", name).put("scope", scope));
        return 0;
    }
}
