package dev.drydock.jobs.application;

import dev.drydock.jobs.domain.EventView;
import dev.drydock.jobs.domain.JobOutput;
import dev.drydock.jobs.domain.Notation;
import java.util.Map;
import java.util.Optional;

/** Reads and writes what JSONPath, JSON and YAML libraries are needed for. */
public interface Documents extends Notation {
    /** A document that answers paths. */
    EventView view(Map<String, Object> document);

    /**
     * A YAML text as maps, lists and scalars, whatever it says.
     *
     * @return empty when it is not YAML
     */
    Optional<Object> tree(String yaml);

    /** What a job's {@code /keptn/output.json} says. */
    JobOutput output(String json);
}
