package dev.drydock.shipyard.application.project;

import dev.drydock.model.Parsed;
import dev.drydock.model.shipyard.Shipyard;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A project as its Git repository has it now. */
public sealed interface ProjectSnapshot {
    /** There is no such project. */
    record Unknown(String project) implements ProjectSnapshot {}

    /**
     * @param shipyard the shipyard at the head of the default branch, or what is wrong with it
     * @param usable the newest shipyard without mistakes: that of the head, or of a commit before it; absent if there was
     *     none
     * @param heads the newest commit of each stage
     * @param services the services of each stage
     */
    record Known(
            String project,
            Parsed<Shipyard> shipyard,
            Optional<Shipyard> usable,
            Map<String, String> heads,
            Map<String, Set<String>> services)
            implements ProjectSnapshot {
        public Known {
            heads = Map.copyOf(heads);
            services = Map.copyOf(services);
        }
    }

    /** The newest commit of a stage, if it is known. */
    default Optional<String> head(String stage) {
        return this instanceof Known known ? Optional.ofNullable(known.heads().get(stage)) : Optional.empty();
    }
}
