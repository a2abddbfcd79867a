package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ProjectsApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes the shipyard of a project, or its upstream. */
@Command(
        name = "project",
        description = "Change the shipyard of a project, or its upstream and the credentials for it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} update project fulltour --shipyard=shipyard.yaml",
            "  DRYDOCK_GIT_TOKEN=... ${ROOT-COMMAND-NAME} update project fulltour --git-user=me \\",
            "      --git-remote-url=https://git.example.com/fulltour.git"
        })
final class UpdateProjectCommand extends ServerCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "The name of the project.")
    private String name = "";

    @Option(
            names = {"-s", "--shipyard"},
            paramLabel = "FILE|URL",
            description = "The new shipyard: a path, or an http(s) URL; a stage is taken out with --remove-stages.")
    private @Nullable String shipyard;

    @Option(
            names = "--remove-stages",
            defaultValue = "",
            paramLabel = "STAGES",
            description = "The stages that the new shipyard may leave out, separated by commas; files stay in Git.")
    private String removedStages = "";

    @Mixin
    private GitOptions git = new GitOptions();

    UpdateProjectCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var project = document().put("name", name);
        if (shipyard != null) {
            project.put("shipyard", ShipyardFile.base64(shipyard));
        }
        git.credentials(server.environment().variable("DRYDOCK_GIT_TOKEN"))
                .ifPresent(credentials -> project.set("gitCredentials", credentials));
        if (project.size() == 1) {
            throw new ParameterException(spec.commandLine(), "Expected --shipyard or --git-remote-url: what changes?");
        }
        new ProjectsApi(server.client()).update(name, project, removedStages);
        output.printer()
                .outcome("Project " + name + " updated successfully", document().put("project", name));
        return 0;
    }
}
