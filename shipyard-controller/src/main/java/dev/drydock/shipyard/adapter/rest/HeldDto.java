package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.shipyard.domain.sequence.OpenTask;
import java.time.Instant;
import java.util.Optional;

/** Who puts off a task, why, and until when; {@code guard} names the rule. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record HeldDto(String source, String reason, Optional<String> guard, Instant until) {
    static HeldDto of(OpenTask.Held held) {
        return new HeldDto(
                held.source(),
                held.hold().reason(),
                held.hold().guard(),
                held.hold().until());
    }
}
