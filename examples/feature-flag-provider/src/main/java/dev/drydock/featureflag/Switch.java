package dev.drydock.featureflag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one flag.
 *
 * @param variant the name of the variant that is served by default, or a boolean that a variant stands for
 * @param state {@code ENABLED} or {@code DISABLED}; empty leaves it as it is
 */
record Switch(String flag, Optional<String> variant, Optional<String> state) {
    private static final String EXPECTED =
            "Expected action.value to name flags, as in {Promotion: off} or {Promotion: {variant: blue, state: ENABLED}}, but got ";

    /**
     * Reads the value of an action.
     *
     * @throws IllegalArgumentException when it names no flag, or is unclear about one
     */
    static List<Switch> of(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> flags) || flags.isEmpty()) {
            throw new IllegalArgumentException(EXPECTED + value);
        }
        var switches = new ArrayList<Switch>();
        flags.forEach((flag, wanted) -> switches.add(of(String.valueOf(flag), wanted)));
        return List.copyOf(switches);
    }

    private static Switch of(String flag, @Nullable Object wanted) {
        if (wanted instanceof String || wanted instanceof Boolean) {
            return new Switch(flag, Optional.of(wanted.toString()), Optional.empty());
        }
        if (wanted instanceof Map<?, ?> map
                && !map.isEmpty()
                && List.of("variant", "state").containsAll(map.keySet())) {
            return new Switch(
                    flag, text(map.get("variant")), text(map.get("state")).map(state -> state(flag, state)));
        }
        throw new IllegalArgumentException(EXPECTED + Map.of(flag, String.valueOf(wanted)));
    }

    private static String state(String flag, String state) {
        if (!state.equals("ENABLED") && !state.equals("DISABLED")) {
            throw new IllegalArgumentException(
                    "Expected the state of %s to become ENABLED or DISABLED, but got '%s'".formatted(flag, state));
        }
        return state;
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString);
    }
}
