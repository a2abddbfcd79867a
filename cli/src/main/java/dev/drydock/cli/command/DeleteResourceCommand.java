package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ResourcesApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes a file in a commit of its own; it stays in the history. */
@Command(
        name = "resource",
        description = "Delete a file of a project, a stage or a service; it stays in the history.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} delete resource slo.yaml -p fulltour -s qa --service=helloservice"})
final class DeleteResourceCommand extends ServerCommand {
    @Parameters(paramLabel = "URI", description = "The path of the file.")
    private String uri = "";

    @Mixin
    private ResourcePlace place = new ResourcePlace();

    DeleteResourceCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var scope = place.scope();
        var commit = new ResourcesApi(server.client()).delete(scope, uri);
        output.printer()
                .outcome(
                        "Resource has been deleted: " + uri + " of " + scope + ", commit " + commit,
                        document()
                                .put("scope", scope.toString())
                                .put("resourceURI", uri)
                                .put("commitID", commit));
        return 0;
    }
}
