package dev.drydock.events.codec;

import dev.drydock.events.KeptnEvent;

/** What became of some bytes that should be an event. */
public sealed interface Decoded {
    /** An event of the contract. */
    record Valid(KeptnEvent event) implements Decoded {}

    /**
     * Not an event.
     *
     * @param reason one sentence for the sender: what is wrong and what was expected
     */
    record Malformed(String reason) implements Decoded {}
}
