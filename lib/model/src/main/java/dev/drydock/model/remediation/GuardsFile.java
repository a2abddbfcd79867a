package dev.drydock.model.remediation;

import java.util.Map;

/**
 * {@code guards.yaml} in a project's root folder: the guards of the project, its stages and of actions everywhere in it.
 *
 * @param stages by name
 * @param actions by what action providers select by
 */
public record GuardsFile(Guards project, Map<String, Guards> stages, Map<String, Guards> actions) {
    /** The file's name. */
    public static final String NAME = "guards.yaml";

    /** A project without one. */
    public static final GuardsFile NONE = new GuardsFile(Guards.NONE, Map.of(), Map.of());

    public GuardsFile {
        stages = Map.copyOf(stages);
        actions = Map.copyOf(actions);
    }
}
