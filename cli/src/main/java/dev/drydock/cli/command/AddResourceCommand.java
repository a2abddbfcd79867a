package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.ProjectsApi;
import dev.drydock.cli.client.ResourceScope;
import dev.drydock.cli.client.ResourcesApi;
import dev.drydock.cli.client.Stage;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts a file into the configuration of a project. */
@Command(
        name = "add-resource",
        description = "Put a file into the configuration of a project, a stage, or a service in a stage.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} add-resource --project=fulltour --stage=qa --service=helloservice \\",
            "      --resource=slo.yaml",
            "  ${ROOT-COMMAND-NAME} add-resource --project=fulltour --all-stages --service=helloservice \\",
            "      --resource=jobs.yaml --resourceUri=job/config.yaml"
        })
final class AddResourceCommand extends ServerCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(
            names = {"-r", "--resource"},
            required = true,
            paramLabel = "FILE",
            description = "The local file.")
    private String resource = "";

    @Option(
            names = "--resourceUri",
            defaultValue = "",
            paramLabel = "PATH",
            description = "Its path in the configuration; the local name by default.")
    private String uri = "";

    @Option(
            names = {"-s", "--stage"},
            defaultValue = "",
            paramLabel = "STAGE",
            description = "The stage; else the file belongs to the whole project.")
    private String stage = "";

    @Option(names = "--all-stages", description = "Add the file to every stage.")
    private boolean allStages;

    @Option(
            names = "--service",
            defaultValue = "",
            paramLabel = "SERVICE",
            description = "The service; needs --stage or --all-stages.")
    private String service = "";

    AddResourceCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        check(allStages && !stage.isEmpty(), "Expected --stage or --all-stages, but both are given");
        check(!service.isEmpty() && stage.isEmpty() && !allStages, "Expected --stage or --all-stages with --service");
        var content = LocalFile.read(Path.of(resource));
        var client = server.client();
        var api = new ResourcesApi(client);
        var target = uri.isEmpty() ? resource : uri;
        for (var each : stages(client)) {
            var scope = new ResourceScope(project.name, each, service);
            var commit = api.add(scope, target, content);
            output.printer()
                    .outcome(
                            "Resource has been uploaded: " + target + " to " + scope
                                    + (commit.isEmpty() ? "" : ", commit " + commit),
                            document()
                                    .put("scope", scope.toString())
                                    .put("resourceURI", target)
                                    .put("commitID", commit));
        }
        return 0;
    }

    private List<String> stages(ApiClient client) {
        return allStages
                ? new ProjectsApi(client)
                        .stages(project.name).stream().map(Stage::name).toList()
                : List.of(stage);
    }

    private void check(boolean isWrong, String message) {
        if (isWrong) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
