package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.model.shipyard.Sequence;
import dev.drydock.model.shipyard.Task;
import dev.drydock.model.shipyard.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sequence as the shipyard had it when it was triggered. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DefinitionDto(String name, List<TriggerDto> triggeredon, List<TaskDto> tasks) {
    static DefinitionDto of(Sequence sequence) {
        return new DefinitionDto(
                sequence.name(),
                sequence.triggeredOn().stream().map(TriggerDto::of).toList(),
                sequence.tasks().stream().map(TaskDto::of).toList());
    }

    /** What triggers it. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record TriggerDto(String event, Optional<SelectorDto> selector) {
        static TriggerDto of(Trigger trigger) {
            return new TriggerDto(trigger.event(), trigger.match().map(SelectorDto::new));
        }
    }

    /** On which ends. */
    record SelectorDto(Map<String, String> match) {}

    /** One of its tasks. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record TaskDto(String name, Optional<String> triggeredAfter, Map<String, ?> properties) {
        static TaskDto of(Task task) {
            return new TaskDto(task.name(), task.triggeredAfter().map(Object::toString), task.properties());
        }
    }
}
