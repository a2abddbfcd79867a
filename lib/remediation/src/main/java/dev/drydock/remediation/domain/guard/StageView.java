package dev.drydock.remediation.domain.guard;

import java.util.Optional;

/**
 * What the engine says about a service's stage.
 *
 * @param services how many services the stage has
 * @param delivery what works on the service besides remediations, in words
 * @param blind why the engine could not be asked; then nothing else of this is known
 */
public record StageView(int services, Optional<String> delivery, Optional<String> blind) {
    /** Nothing is known. */
    public static StageView unknown(String why) {
        return new StageView(0, Optional.empty(), Optional.of(why));
    }
}
