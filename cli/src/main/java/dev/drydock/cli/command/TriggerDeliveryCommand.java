package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.EventsApi;
import dev.drydock.cli.client.ProjectsApi;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Delivers an image, from the first stage on. */
@Command(
        name = "delivery",
        description = "Deliver an image, from the first stage on.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} trigger delivery --project=fulltour --service=helloservice \\",
            "      --image=helloservice:0.1.1 --watch",
            "  ${ROOT-COMMAND-NAME} trigger delivery -p fulltour --service=helloservice --image=helloservice:2 \\",
            "      --stage=production --values replicaCount=2 --labels build=42"
        })
final class TriggerDeliveryCommand extends StartingCommand {
    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(names = "--service", required = true, paramLabel = "SERVICE", description = "The service.")
    private String service = "";

    @Option(
            names = {"-i", "--image"},
            required = true,
            paramLabel = "IMAGE",
            description = "The image to deliver, with its tag.")
    private String image = "";

    @Option(names = "--tag", hidden = true, description = "The tag, for scripts that do not give it with --image.")
    private @Nullable String tag;

    @Option(
            names = {"-s", "--stage"},
            paramLabel = "STAGE",
            description = "Where to begin; the first stage of the shipyard by default.")
    private @Nullable String stage;

    @Option(
            names = "--sequence",
            defaultValue = "delivery",
            paramLabel = "NAME",
            description = "The sequence to start; default: ${DEFAULT-VALUE}.")
    private String sequence = "";

    @Option(
            names = "--values",
            split = ",",
            paramLabel = "KEY=VALUE",
            description = "More values to change; a dotted key nests, KEY:=VALUE takes the value as JSON.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Mixin
    private LabelOptions labels = new LabelOptions();

    TriggerDeliveryCommand(Environment environment) {
        super(environment);
    }

    @Override
    protected Started start(ApiClient client) {
        var changes = document().put("image", tag == null ? image : image + ":" + tag);
        changes.setAll(DottedKeys.nested(values));
        var data = document();
        data.putObject("configurationChange").set("values", changes);
        var from = stage == null ? firstStage(client) : stage;
        var event = TriggerEvent.of(project.name, from, service, sequence, labels, data);
        return new Started(project.name, new EventsApi(client).send(event));
    }

    private String firstStage(ApiClient client) {
        return new ProjectsApi(client)
                .stages(project.name).stream()
                        .findFirst()
                        .orElseThrow(() -> new CommandFailure(
                                ExitCode.NOT_FOUND,
                                "Expected a stage to begin with, but project " + project.name + " has none",
                                "add a stage to its shipyard, or name one with --stage"))
                        .name();
    }
}
