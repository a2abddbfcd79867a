package dev.drydock.local.demo;

import dev.drydock.events.Payload;

/** An action in words. */
final class Actions {
    private Actions() {}

    /** Its name, and what it is for when that is said: {@code "scale" (Scale up)}. */
    static String words(Payload action) {
        var name = action.text("name").or(() -> action.text("action")).orElse("?");
        return action.text("description")
                .map(why -> "\"%s\" (%s)".formatted(name, why))
                .orElse("\"" + name + "\"");
    }
}
