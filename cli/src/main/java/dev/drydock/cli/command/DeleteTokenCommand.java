package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.TokensApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends a token. */
@Command(
        name = "token",
        description = "Revoke a token, at once and for ever.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} delete token ci"})
final class DeleteTokenCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The name of the token.")
    private String name = "";

    DeleteTokenCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        new TokensApi(server.client()).revoke(name);
        output.printer().outcome("Token " + name + " is revoked", document().put("name", name));
        return 0;
    }
}
