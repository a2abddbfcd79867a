package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Labels for an event, which its sequence carries along. */
final class LabelOptions {
    @Option(
            names = {"-l", "--labels"},
            split = ",",
            paramLabel = "KEY=VALUE",
            description = "Labels that travel along.")
    private Map<String, String> labels = new LinkedHashMap<>();

    /** No field when there are none. */
    void addTo(ObjectNode data) {
        if (!labels.isEmpty()) {
            var node = data.putObject("labels");
            labels.forEach(node::put);
        }
    }
}
