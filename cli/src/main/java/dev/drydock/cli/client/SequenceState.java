package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The state of all that happened in one keptnContext. {@code result} is empty on servers that do not tell it. */
public record SequenceState(
        String keptnContext,
        String name,
        String service,
        String project,
        String time,
        String state,
        String result,
        String problemTitle,
        List<StageState> stages,
        JsonNode json) {
    private static final Set<String> TERMINAL = Set.of("finished", "timedOut", "aborted");

    /** How far one stage is; the score is negative when nothing was evaluated. */
    public record StageState(String name, String state, boolean failed, double score) {}

    public SequenceState {
        stages = List.copyOf(stages);
    }

    public boolean isTerminal() {
        return TERMINAL.contains(state);
    }

    static SequenceState of(JsonNode json) {
        return new SequenceState(
                json.path("shkeptncontext").asText(),
                json.path("name").asText(),
                json.path("service").asText(),
                json.path("project").asText(),
                json.path("time").asText(),
                json.path("state").asText(),
                json.path("result").asText(""),
                json.path("problemTitle").asText(""),
                StreamSupport.stream(json.path("stages").spliterator(), false)
                        .map(SequenceState::stage)
                        .toList(),
                json);
    }

    private static StageState stage(JsonNode json) {
        return new StageState(
                json.path("name").asText(),
                json.path("state").asText(),
                json.path("latestFailedEvent").isObject(),
                json.path("latestEvaluation").path("score").asDouble(-1));
    }
}
