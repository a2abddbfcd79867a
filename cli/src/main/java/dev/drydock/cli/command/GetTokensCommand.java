package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.TokensApi;
import dev.drydock.cli.client.TokensApi.Token;
import dev.drydock.cli.output.Table;
import picocli.CommandLine.Command;

/** Lists tokens, never their texts. */
@Command(
        name = "tokens",
        aliases = "token",
        description = "List tokens that are not revoked; their texts are kept nowhere.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} get tokens", "  ${ROOT-COMMAND-NAME} get tokens --output=yaml"})
final class GetTokensCommand extends ServerCommand {
    GetTokensCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var times = output.times();
        var table = new Table<Token>()
                .column("NAME", Token::name)
                .column("SCOPES", token -> String.join(", ", token.scopes()))
                .column("PROJECTS", token -> token.projects().isEmpty() ? "all" : String.join(", ", token.projects()))
                .column("EXPIRES", token -> times.date(token.expiresAt()))
                .column("LAST USED", token -> times.date(token.lastUsedAt()))
                .column("CREATED BY", Token::createdBy);
        output.printer()
                .rows(
                        new TokensApi(server.client()).list(),
                        table,
                        Token::json,
                        "No token was created; only those of the configuration are right. Make one: "
                                + server.environment().commandName() + " create token NAME --scope=read");
        return 0;
    }
}
