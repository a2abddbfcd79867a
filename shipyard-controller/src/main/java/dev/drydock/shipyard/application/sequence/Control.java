package dev.drydock.shipyard.application.sequence;

import dev.drydock.shipyard.domain.sequence.SequenceCommand;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may want of a flow, in the words of the API. */
public enum Control {
    PAUSE,
    RESUME,
    ABORT;

    /** Empty if the word is none of them. */
    public static Optional<Control> ofWire(String word) {
        return Arrays.stream(values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    SequenceCommand command(String by, Instant at) {
        return switch (this) {
            case PAUSE -> new SequenceCommand.Pause(Optional.of(by), at);
            case RESUME -> new SequenceCommand.Resume(Optional.of(by), at);
            case ABORT -> SequenceCommand.Abort.by(by, at);
        };
    }
}
