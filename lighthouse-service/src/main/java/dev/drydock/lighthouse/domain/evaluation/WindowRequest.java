package dev.drydock.lighthouse.domain.evaluation;

import dev.drydock.events.Payload;
import java.util.Optional;

/** What an {@code evaluation.triggered} event says about the time to look at, as it is written there. */
public record WindowRequest(
        Optional<String> start,
        Optional<String> end,
        Optional<String> timeframe,
        Optional<String> testStart,
        Optional<String> testEnd) {
    public static WindowRequest of(Payload data) {
        return new WindowRequest(
                data.text("evaluation", "start"),
                data.text("evaluation", "end"),
                data.text("evaluation", "timeframe"),
                data.text("test", "start"),
                data.text("test", "end"));
    }
}
