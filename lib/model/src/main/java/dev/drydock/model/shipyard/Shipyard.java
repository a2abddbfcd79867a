package dev.drydock.model.shipyard;

import java.util.List;
import java.util.Optional;

/**
 * A project's process.
 *
 * @param name {@code metadata.name}, empty when not given
 * @param stages at least one, names unique, in the order of the file
 */
public record Shipyard(String name, List<Stage> stages) {
    public Shipyard {
        stages = List.copyOf(stages);
    }

    /** The stage of that name. */
    public Optional<Stage> stage(String name) {
        return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
    }
}
