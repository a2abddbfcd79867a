package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.ProjectsApi;
import dev.drydock.cli.client.ResourceScope;
import dev.drydock.cli.client.ResourcesApi;
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
            "      --resource=jobs.yaml --resourceUri=job/config.yaml",
            "  helm template x | ${ROOT-COMMAND-NAME} add-resource -p fulltour -r - --resourceUri=x.yaml"
        })
final class AddResourceCommand extends ServerCommand {
    private static final String STANDARD_INPUT = "-";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ResourcePlace place = new ResourcePlace();

    @Option(
            names = {"-r", "--resource"},
            required = true,
            paramLabel = "FILE",
            description = "The local file, or - for standard input.")
    private String resource = "";

    @Option(
            names = "--resourceUri",
            defaultValue = "",
            paramLabel = "PATH",
            description = "Its path in the configuration; the local name by default.")
    private String uri = "";

    @Option(names = "--all-stages", description = "Add the file to every stage.")
    private boolean allStages;

    AddResourceCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        check(allStages && place.hasStage(), "Expected --stage or --all-stages, but both are given");
        check(resource.equals(STANDARD_INPUT) && uri.isEmpty(), "Expected --resourceUri with --resource=-");
        var client = server.client();
        var scopes = scopes(client);
        var content = content();
        var api = new ResourcesApi(client);
        var target = uri.isEmpty() ? resource : uri;
        for (var scope : scopes) {
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

    private byte[] content() {
        return resource.equals(STANDARD_INPUT)
                ? LocalFile.all(server.environment().terminal().in())
                : LocalFile.read(Path.of(resource));
    }

    private List<ResourceScope> scopes(ApiClient client) {
        return allStages
                ? new ProjectsApi(client)
                        .stages(place.project()).stream()
                                .map(stage -> place.scopeIn(stage.name()))
                                .toList()
                : List.of(place.scope());
    }

    private void check(boolean isWrong, String message) {
        if (isWrong) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
