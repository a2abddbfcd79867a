package dev.drydock.remediation.domain.simulation;

import dev.drydock.remediation.domain.guard.ActionRun;
import dev.drydock.remediation.domain.guard.KillSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is the case while problems come up.
 *
 * @param at the beginning
 * @param runs of actions before the beginning
 * @param switches with the times in which they are on
 * @param votes what people say when they are asked to approve
 * @param delivery until when a delivery of the service runs
 * @param servicesOfStage how many services the stage has
 * @param takes how long an action and its evaluation take
 */
public record Circumstances(
        Instant at,
        List<ActionRun> runs,
        List<KillSwitch> switches,
        List<TimedVote> votes,
        Optional<Instant> delivery,
        int servicesOfStage,
        Duration takes) {
    /** How long an action takes when nobody says. */
    public static final Duration USUAL_TIME = Duration.ofMinutes(1);

    public Circumstances {
        runs = List.copyOf(runs);
        switches = List.copyOf(switches);
        votes = List.copyOf(votes);
    }

    /** Nothing else is going on. */
    public static Circumstances quiet(Instant at) {
        return new Circumstances(at, List.of(), List.of(), List.of(), Optional.empty(), 1, USUAL_TIME);
    }

    /**
     * What a person says when asked to approve an action.
     *
     * @param after how long after being asked
     * @param action which; absent for any
     */
    public record TimedVote(String by, boolean approved, Duration after, Optional<String> action, String comment) {}
}
