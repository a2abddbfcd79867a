package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ProjectsApi;
import dev.drydock.cli.client.ServiceInStage;
import dev.drydock.cli.client.Stage;
import dev.drydock.cli.output.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the services of a project, stage by stage. */
@Command(
        name = "services",
        aliases = "service",
        description = "List the services of a project, stage by stage.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} get services --project=fulltour",
            "  ${ROOT-COMMAND-NAME} get services --project=fulltour --stage=production"
        })
final class GetServicesCommand extends ServerCommand {
    @Mixin
    private ProjectOption project = new ProjectOption();

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
        var services = new ArrayList<ServiceInStage>();
        for (var name : stages(api)) {
            services.addAll(api.services(project.name, name));
        }
        var times = output.times();
        var table = new Table<ServiceInStage>()
                .column("NAME", ServiceInStage::name)
                .column("STAGE", ServiceInStage::stage)
                .column("CREATION DATE", service -> times.date(service.created()))
                .column("IMAGE", ServiceInStage::image);
        output.printer()
                .rows(
                        services,
                        table,
                        GetServicesCommand::withStage,
                        "No service yet. Add one: " + server.environment().commandName()
                                + " create service NAME --project=" + project.name);
        return 0;
    }

    private List<String> stages(ProjectsApi api) {
        return stage == null
                ? api.stages(project.name).stream().map(Stage::name).toList()
                : List.of(stage);
    }

    private static JsonNode withStage(ServiceInStage service) {
        return service.json() instanceof ObjectNode json
                ? json.deepCopy().put("stage", service.stage())
                : service.json();
    }
}
