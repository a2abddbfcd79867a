package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.Project;
import dev.drydock.cli.client.ProjectsApi;
import dev.drydock.cli.output.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the projects. */
@Command(
        name = "projects",
        aliases = "project",
        description = "List the projects, or show one.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} get projects", "  ${ROOT-COMMAND-NAME} get project fulltour --output=yaml"})
final class GetProjectsCommand extends ServerCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this project.")
    private @Nullable String name;

    GetProjectsCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var api = new ProjectsApi(server.client());
        var projects = name == null ? api.list() : List.of(api.get(name));
        var printer = output.printer();
        if (name != null && !printer.isForPeople()) {
            printer.document(projects.get(0).json());
            return 0;
        }
        var times = output.times();
        var table = new Table<Project>()
                .column("NAME", Project::name)
                .column("CREATION DATE", project -> times.date(project.created()))
                .column("SHIPYARD VERSION", Project::shipyardVersion)
                .column("UPSTREAM", Project::upstream)
                .column("GIT", Project::git);
        printer.rows(
                projects,
                table,
                Project::json,
                "No project yet. Make one: " + server.environment().commandName()
                        + " create project NAME --shipyard=FILE");
        return 0;
    }
}
