package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ProjectsApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a service out of every stage; what was deployed keeps running. */
@Command(
        name = "service",
        description = "Take a service and its files out of every stage; what was deployed keeps running.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} delete service helloservice --project=fulltour"})
final class DeleteServiceCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The name of the service.")
    private String name = "";

    @Mixin
    private ProjectOption project = new ProjectOption();

    DeleteServiceCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var message = new ProjectsApi(server.client()).deleteService(project.name, name);
        output.printer()
                .outcome(
                        "Service " + name + " deleted successfully" + (message.isEmpty() ? "" : "\n" + message),
                        document()
                                .put("project", project.name)
                                .put("service", name)
                                .put("message", message));
        return 0;
    }
}
