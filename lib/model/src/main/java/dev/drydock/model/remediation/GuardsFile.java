package dev.drydock.model.remediation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code guards.yaml} in a project's root folder: the guards of the project, its stages and of actions everywhere in it.
 *
 * @param stages by name, in the order of the file
 * @param actions by what action providers select by, in the order of the file
 */
public record GuardsFile(Guards project, Map<String, Guards> stages, Map<String, Guards> actions) {
    /** The file's name. */
    public static final String NAME = "guards.yaml";

    /** A project without one. */
    public static final GuardsFile NONE = new GuardsFile(Guards.NONE, Map.of(), Map.of());

    public GuardsFile {
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
    }
}
