package dev.drydock.remediation.domain.action;

import dev.drydock.model.remediation.Action;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code action} block of events, from which an action provider learns what to do. */
public final class ActionBlock {
    private ActionBlock() {}

    /** Its {@code name}, {@code action}, {@code description} and {@code value}, in a map that may be added to. */
    public static Map<String, Object> of(Action action) {
        var block = new LinkedHashMap<String, Object>();
        block.put("name", action.name());
        block.put("action", action.action());
        block.put("description", action.description());
        block.put("value", action.value());
        return block;
    }
}
