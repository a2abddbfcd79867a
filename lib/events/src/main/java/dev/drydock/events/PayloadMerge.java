package dev.drydock.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the payloads of one flow add up. The newest value wins, arrays included; objects merge key by key; a {@code null}
 * takes nothing away from an object or an array. Some blocks are whole by meaning and are replaced: what is left of the
 * action before would be wrong for the next one.
 */
public final class PayloadMerge {
    private static final Set<String> WHOLE_BLOCKS = Set.of("action", "get-action", "evaluation");

    private PayloadMerge() {}

    /**
     * What a task's finished event adds to the flow.
     *
     * @param task the task's name: its own block is replaced, too
     */
    public static Payload afterTask(Payload older, Payload newer, String task) {
        var merged = new LinkedHashMap<>(older.values());
        newer.values().forEach((key, value) -> {
            var whole = WHOLE_BLOCKS.contains(key) || key.equals(task);
            merged.put(key, whole && value != null ? value : merge(merged.get(key), value, PayloadMerge::newest));
        });
        return new Payload(merged);
    }

    /** The newest value wins, key by key: a task's properties over the block that the flow already has for it. */
    public static Payload newestWins(Payload older, Payload newer) {
        return new Payload(mergeObjects(older.values(), newer.values(), PayloadMerge::newest));
    }

    /** What several executors answered to one task: as {@link #newestWins}, but arrays are joined without repeats. */
    public static Payload ofOneTask(Payload older, Payload newer) {
        return new Payload(mergeObjects(older.values(), newer.values(), PayloadMerge::joined));
    }

    private static List<?> newest(List<?> older, List<?> newer) {
        return newer;
    }

    private static List<?> joined(List<?> older, List<?> newer) {
        var all = new LinkedHashSet<Object>(older);
        all.addAll(newer);
        return new ArrayList<>(all);
    }

    private static @Nullable Object merge(
            @Nullable Object older, @Nullable Object newer, BinaryOperator<List<?>> arrays) {
        if (older instanceof Map<?, ?> oldMap && newer instanceof Map<?, ?> newMap) {
            return mergeObjects(oldMap, newMap, arrays);
        }
        if (older instanceof List<?> oldList && newer instanceof List<?> newList) {
            return arrays.apply(oldList, newList);
        }
        if (newer == null) {
            return older instanceof String ? "" : older instanceof Map || older instanceof List ? older : null;
        }
        return newer;
    }

    private static Map<String, Object> mergeObjects(Map<?, ?> older, Map<?, ?> newer, BinaryOperator<List<?>> arrays) {
        var merged = new LinkedHashMap<String, Object>();
        older.forEach((key, value) -> merged.put((String) key, value));
        newer.forEach((key, value) -> merged.put((String) key, merge(merged.get((String) key), value, arrays)));
        return merged;
    }
}
