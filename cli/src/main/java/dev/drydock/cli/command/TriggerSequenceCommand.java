package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.EventsApi;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts any sequence of a shipyard. */
@Command(
        name = "sequence",
        description = "Start a sequence of the shipyard.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} trigger sequence remediation --project=fulltour --stage=production \\",
            "      --service=helloservice --data problem.problemTitle=slow --watch",
            "  ${ROOT-COMMAND-NAME} trigger sequence chaos -p fulltour -s qa --service=helloservice \\",
            "      --data chaos.replicas:=2 --labels reason=drill"
        })
final class TriggerSequenceCommand extends StartingCommand {
    @Parameters(paramLabel = "NAME", description = "The name of the sequence.")
    private String name = "";

    @Mixin
    private Place place = new Place();

    @Mixin
    private LabelOptions labels = new LabelOptions();

    @Option(
            names = {"-d", "--data"},
            split = ",",
            paramLabel = "KEY=VALUE",
            description = "More data; a dotted key nests, KEY:=VALUE takes the value as JSON.")
    private Map<String, String> data = new LinkedHashMap<>();

    TriggerSequenceCommand(Environment environment) {
        super(environment);
    }

    @Override
    protected Started start(ApiClient client) {
        var event = TriggerEvent.of(place.project, place.stage, place.service, name, labels, DottedKeys.nested(data));
        return new Started(place.project, new EventsApi(client).send(event));
    }
}
