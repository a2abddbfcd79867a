package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ProjectsApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends a project; an upstream repository stays as it is. */
@Command(
        name = "project",
        description = "Delete a project and all that is known of it; an upstream repository is not touched.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} delete project fulltour"})
final class DeleteProjectCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The name of the project.")
    private String name = "";

    DeleteProjectCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var message = new ProjectsApi(server.client()).delete(name);
        output.printer()
                .outcome(
                        "Project " + name + " deleted successfully" + (message.isEmpty() ? "" : "\n" + message),
                        document().put("project", name).put("message", message));
        return 0;
    }
}
