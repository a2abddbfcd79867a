package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ProjectsApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a project of a shipyard. */
@Command(
        name = "project",
        description = "Create a project from a shipyard.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} create project fulltour --shipyard=shipyard.yaml",
            "  DRYDOCK_GIT_TOKEN=... ${ROOT-COMMAND-NAME} create project fulltour --shipyard=shipyard.yaml \\",
            "      --git-remote-url=https://git.example.com/fulltour.git --git-user=me"
        })
final class CreateProjectCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The name of the project.")
    private String name = "";

    @Option(
            names = {"-s", "--shipyard"},
            required = true,
            paramLabel = "FILE|URL",
            description = "The shipyard: a path, or an http(s) URL.")
    private String shipyard = "";

    @Mixin
    private GitOptions git = new GitOptions();

    CreateProjectCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var project = document().put("name", name).put("shipyard", ShipyardFile.base64(shipyard));
        git.credentials(server.environment().variable("DRYDOCK_GIT_TOKEN"))
                .ifPresent(credentials -> project.set("gitCredentials", credentials));
        new ProjectsApi(server.client()).create(project);
        output.printer()
                .outcome("Project " + name + " created successfully", document().put("project", name));
        return 0;
    }
}
