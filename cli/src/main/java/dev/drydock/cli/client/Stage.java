package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** A stage of a project, and the stages that lead to it. */
public record Stage(String name, List<String> parents, List<String> services, JsonNode json) {
    public Stage {
        parents = List.copyOf(parents);
        services = List.copyOf(services);
    }

    static Stage of(JsonNode json) {
        return new Stage(
                json.path("stageName").asText(),
                texts(json.path("parentStages")),
                StreamSupport.stream(json.path("services").spliterator(), false)
                        .map(service -> service.path("serviceName").asText())
                        .toList(),
                json);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
