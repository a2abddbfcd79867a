package dev.drydock.shipyard.adapter.postgres;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Payload;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import java.util.Map;

/**
 * Facts and states as stored JSON. The names below are on disk for ever: what an earlier version wrote must be read by
 * every later one, which the recorded histories among the tests check.
 */
final class FactCodec {
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .addMixIn(SequenceFact.class, StoredFact.class)
            .addMixIn(EventId.class, StoredText.class)
            .addMixIn(KeptnContext.class, StoredText.class)
            .addMixIn(Payload.class, StoredPayload.class)
            .addMixIn(ExecutionId.class, StoredExecutionId.class)
            .build();

    String write(SequenceFact fact) {
        return text(fact);
    }

    String write(SequenceExecution execution) {
        return text(execution);
    }

    SequenceFact readFact(String body) {
        return read(body, SequenceFact.class);
    }

    SequenceExecution readExecution(String body) {
        return read(body, SequenceExecution.class);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored row cannot be read", e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SequenceFact.Triggered.class, name = "triggered"),
        @JsonSubTypes.Type(value = SequenceFact.Retrying.class, name = "retrying"),
        @JsonSubTypes.Type(value = SequenceFact.Started.class, name = "started"),
        @JsonSubTypes.Type(value = SequenceFact.TaskTriggered.class, name = "task-triggered"),
        @JsonSubTypes.Type(value = SequenceFact.TaskSent.class, name = "task-sent"),
        @JsonSubTypes.Type(value = SequenceFact.TaskReported.class, name = "task-reported"),
        @JsonSubTypes.Type(value = SequenceFact.TaskUnanswered.class, name = "task-unanswered"),
        @JsonSubTypes.Type(value = SequenceFact.TaskHeld.class, name = "task-held"),
        @JsonSubTypes.Type(value = SequenceFact.TaskReleased.class, name = "task-released"),
        @JsonSubTypes.Type(value = SequenceFact.TaskStarted.class, name = "task-started"),
        @JsonSubTypes.Type(value = SequenceFact.TaskFinished.class, name = "task-finished"),
        @JsonSubTypes.Type(value = SequenceFact.ApprovalExpired.class, name = "approval-expired"),
        @JsonSubTypes.Type(value = SequenceFact.Yielded.class, name = "yielded"),
        @JsonSubTypes.Type(value = SequenceFact.Controlled.class, name = "controlled"),
        @JsonSubTypes.Type(value = SequenceFact.Paused.class, name = "paused"),
        @JsonSubTypes.Type(value = SequenceFact.Resumed.class, name = "resumed"),
        @JsonSubTypes.Type(value = SequenceFact.Ended.class, name = "ended")
    })
    private interface StoredFact {}

    private abstract static class StoredText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        StoredText(@SuppressWarnings("unused") String value) {}

        @JsonValue
        abstract String value();
    }

    private abstract static class StoredPayload {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        StoredPayload(@SuppressWarnings("unused") Map<String, Object> values) {}

        @JsonValue
        abstract Map<String, Object> values();
    }

    private abstract static class StoredExecutionId {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        StoredExecutionId(@SuppressWarnings("unused") EventId triggeredBy) {}

        @JsonValue
        abstract EventId triggeredBy();
    }
}
