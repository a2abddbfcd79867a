package dev.drydock.cli.command;

import dev.drydock.cli.BuildVersion;
import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.client.AccessApi;
import dev.drydock.cli.client.ApiException;
import dev.drydock.cli.client.ServerMetadata;
import java.util.Optional;
import picocli.CommandLine.Command;

/** The version of this command, and of the server where one is known and answers. */
@Command(
        name = "version",
        description = "Show the version of this command and of the server.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} version"})
final class VersionCommand extends ServerCommand {
    VersionCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var metadata = metadata();
        var own = BuildVersion.current();
        var document = document().put("cli", own);
        metadata.ifPresent(known -> document.put("server", known.version()));
        output.printer()
                .outcome(
                        "Command: " + own + "\nServer:  "
                                + metadata.map(ServerMetadata::version).orElse("not known"),
                        document);
        return 0;
    }

    private Optional<ServerMetadata> metadata() {
        try {
            return Optional.of(new AccessApi(server.client()).metadata());
        } catch (CommandFailure | ApiException e) {
            output.printer().aside(e.getMessage());
            return Optional.empty();
        }
    }
}
