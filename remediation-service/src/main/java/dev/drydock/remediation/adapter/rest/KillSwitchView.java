package dev.drydock.remediation.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.remediation.domain.guard.KillSwitch;
import java.time.Instant;
import java.util.Optional;

/** A kill switch as the API shows it; a name that is absent stands for all. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record KillSwitchView(
        Optional<String> project,
        Optional<String> stage,
        Optional<String> action,
        String stops,
        String reason,
        String by,
        Instant since,
        Optional<Instant> until) {
    static KillSwitchView of(KillSwitch one) {
        return new KillSwitchView(
                one.project(),
                one.stage(),
                one.action(),
                one.covered(),
                one.reason(),
                one.by(),
                one.since(),
                one.until());
    }
}
