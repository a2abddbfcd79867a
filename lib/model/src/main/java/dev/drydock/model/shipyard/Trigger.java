package dev.drydock.model.shipyard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What starts a sequence when another one ends.
 *
 * @param event {@code <stage>.<sequence>.finished}
 * @param match the selector; absent (fires on pass and warning) is not the same as an empty map (never fires)
 */
public record Trigger(String event, Optional<Map<String, String>> match) {
    public Trigger {
        match = match.map(entries -> Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
    }

    /**
     * Whether the end of a sequence fires it (reference 3.4). Without a selector, pass and warning fire. With one, the overall
     * result must be that of {@code result} or of {@code <last task>.result}; other keys are not looked at.
     *
     * @param ended {@code <stage>.<sequence>.finished}
     * @param result pass, warning or fail
     * @param lastTask the last task that ran
     */
    public boolean firesOn(String ended, String result, String lastTask) {
        return event.equals(ended)
                && match.map(selector -> result.equals(selector.get("result"))
                                || result.equals(selector.get(lastTask + ".result")))
                        .orElse(!result.equals("fail"));
    }
}
