package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.Environment;
import dev.drydock.cli.client.Project;
import dev.drydock.cli.client.ProjectsApi;
import dev.drydock.cli.client.ServiceInStage;
import dev.drydock.cli.client.Stage;
import dev.drydock.cli.output.Table;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists services, stage by stage. */
@Command(
        name = "services",
        aliases = "service",
        description = "List services, stage by stage.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} get services --project=fulltour",
            "  ${ROOT-COMMAND-NAME} get service helloservice --project=fulltour --stage=production"
        })
final class GetServicesCommand extends ServerCommand {
    /** A service, and where it is. */
    private record Row(String project, ServiceInStage service) {
        JsonNode json() {
            return service.json() instanceof ObjectNode json
                    ? json.deepCopy().put("project", project).put("stage", service.stage())
                    : service.json();
        }
    }

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this service.")
    private @Nullable String name;

    @Option(
            names = {"-p", "--project"},
            paramLabel = "PROJECT",
            description = "Only this project; else all of them.")
    private @Nullable String project;

    @Option(
            names = {"-s", "--stage"},
            paramLabel = "STAGE",
            description = "Only this stage.")
    private @Nullable String stage;

    GetServicesCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var api = new ProjectsApi(server.client());
        var rows = projects(api).stream()
                .flatMap(each -> rows(api, each))
                .filter(row -> name == null || row.service().name().equals(name))
                .toList();
        var times = output.times();
        var table = new Table<Row>()
                .column("NAME", row -> row.service().name())
                .column("PROJECT", Row::project)
                .column("STAGE", row -> row.service().stage())
                .column("CREATION DATE", row -> times.date(row.service().created()))
                .column("IMAGE", row -> row.service().image());
        output.printer()
                .rows(
                        rows,
                        table,
                        Row::json,
                        "No service matches. Add one: " + server.environment().commandName()
                                + " create service NAME --project=PROJECT");
        return 0;
    }

    private List<String> projects(ProjectsApi api) {
        return project == null ? api.list().stream().map(Project::name).toList() : List.of(project);
    }

    private Stream<Row> rows(ProjectsApi api, String each) {
        var stages = stage == null ? api.stages(each).stream().map(Stage::name).toList() : List.of(stage);
        return stages.stream().flatMap(one -> api.services(each, one).stream()).map(service -> new Row(each, service));
    }
}
