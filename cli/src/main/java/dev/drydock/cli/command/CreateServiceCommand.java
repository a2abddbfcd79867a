package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ProjectsApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds a service to every stage of a project. */
@Command(
        name = "service",
        description = "Add a service to every stage of a project.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} create service helloservice --project=fulltour"})
final class CreateServiceCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The name of the service.")
    private String name = "";

    @Mixin
    private ProjectOption project = new ProjectOption();

    CreateServiceCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        new ProjectsApi(server.client()).createService(project.name, name);
        output.printer()
                .outcome(
                        "Service " + name + " created successfully",
                        document().put("project", project.name).put("service", name));
        return 0;
    }
}
