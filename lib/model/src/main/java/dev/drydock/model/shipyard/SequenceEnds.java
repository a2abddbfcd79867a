package dev.drydock.model.shipyard;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The events with which the sequences of a shipyard end, each with the selector keys that can match it (reference 3.4). */
final class SequenceEnds {
    private final Map<String, Set<String>> keysByEvent = new HashMap<>();
    private final Map<String, String> lastTaskByEvent = new HashMap<>();

    SequenceEnds(Shipyard shipyard) {
        for (var stage : shipyard.stages()) {
            ImplicitSequences.ALL.forEach(sequence -> add(stage, sequence));
            stage.sequences().forEach(sequence -> add(stage, sequence));
        }
    }

    private void add(Stage stage, Sequence sequence) {
        var event = event(stage, sequence.name());
        var tasks = sequence.tasks().stream().map(Task::name).toList();
        keysByEvent.put(event, keys(tasks));
        lastTaskByEvent.put(event, tasks.isEmpty() ? "" : tasks.get(tasks.size() - 1));
    }

    private static String event(Stage stage, String sequence) {
        return stage.name() + "." + sequence + ".finished";
    }

    private static Set<String> keys(List<String> tasks) {
        var keys = new LinkedHashSet<>(List.of("result"));
        tasks.forEach(task -> keys.add(task + ".result"));
        return keys;
    }

    Collection<String> events() {
        return keysByEvent.keySet();
    }

    /** The keys that can match; empty when no sequence ends with the event. */
    Optional<Set<String>> keysOf(String event) {
        return Optional.ofNullable(keysByEvent.get(event));
    }

    /** The task whose result goes on when the sequence passes; another one is the last that ran only after a failure. */
    String lastTaskOf(String event) {
        return lastTaskByEvent.getOrDefault(event, "");
    }
}
