package dev.drydock.featureflag;

import java.util.Map;

/**
 * What became of one flag.
 *
 * @param isTargeted whether rules of the flag's own decide for some of those who ask, whatever the default is
 */
record Change(String flag, Served before, Served after, boolean isTargeted) {
    /** What a flag serves to whom no rule of its own concerns. */
    record Served(String variant, String state) {
        @Override
        public String toString() {
            return state.equals("ENABLED") ? variant : state;
        }
    }

    /** For people: {@code Promotion: on → off}. */
    String sentence() {
        var what = before.equals(after)
                ? "%s: %s already".formatted(flag, after)
                : "%s: %s → %s".formatted(flag, before, after);
        return isTargeted && !before.equals(after) ? what + " (but its targeting still decides for some)" : what;
    }

    /** For later tasks. */
    Map<String, Object> told() {
        return Map.of("flag", flag, "before", told(before), "after", told(after));
    }

    private static Map<String, Object> told(Served served) {
        return Map.of("defaultVariant", served.variant(), "state", served.state());
    }
}
