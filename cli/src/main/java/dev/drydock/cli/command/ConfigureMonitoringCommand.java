package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.EventsApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends the event that Keptn's monitoring services set themselves up on. */
@Command(
        name = "monitoring",
        description = "Send sh.keptn.event.monitoring.configure, on which a monitoring service sets itself up.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} configure monitoring prometheus --project=fulltour --service=helloservice"})
final class ConfigureMonitoringCommand extends ServerCommand {
    @Parameters(paramLabel = "PROVIDER", description = "Such as prometheus.")
    private String provider = "";

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(
            names = {"-s", "--service"},
            defaultValue = "",
            paramLabel = "SERVICE",
            description = "Only for this service; default: every one.")
    private String service = "";

    ConfigureMonitoringCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var event = document()
                .put("specversion", "1.0")
                .put("type", "sh.keptn.event.monitoring.configure")
                .put("source", "drydock-cli")
                .put("contenttype", "application/json");
        event.putObject("data")
                .put("type", provider)
                .put("project", project.name)
                .put("service", service);
        var context = new EventsApi(server.client()).send(event);
        output.printer().outcome("ID of Keptn context: " + context, document().put("keptnContext", context));
        return 0;
    }
}
