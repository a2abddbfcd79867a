package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ProjectsApi;
import dev.drydock.cli.client.Stage;
import dev.drydock.cli.output.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the stages of a project. */
@Command(
        name = "stages",
        aliases = "stage",
        description = "List the stages of a project, in the order of its shipyard.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} get stages --project=fulltour"})
final class GetStagesCommand extends ServerCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this stage.")
    private @Nullable String name;

    @Mixin
    private ProjectOption project = new ProjectOption();

    GetStagesCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var stages = new ProjectsApi(server.client())
                .stages(project.name).stream()
                        .filter(stage -> name == null || stage.name().equals(name))
                        .toList();
        var table = new Table<Stage>()
                .column("NAME", Stage::name)
                .column("AFTER", stage -> String.join(",", stage.parents()))
                .column("SERVICES", stage -> String.join(",", stage.services()));
        output.printer()
                .rows(stages, table, Stage::json, "No stage matches: see the shipyard of project " + project.name);
        return 0;
    }
}
