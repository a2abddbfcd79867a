package dev.drydock.remediation.domain.problem;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Problem;
import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.action.ActionRequest;
import dev.drydock.remediation.domain.intake.Identity;
import dev.drydock.remediation.domain.intake.Intake;
import java.time.Instant;
import java.util.Optional;

/**
 * How a problem was first told.
 *
 * @param labels {@code data.labels}, passed on
 * @param block {@code data.problem} as it was sent, passed on
 * @param startIndex how many actions others had given before: an event may carry it
 * @param source who told it
 * @param identity by what further messages about it are known; absent when only the flow tells
 * @param firedAt when the monitoring tool saw it begin, if it says so; never after {@code at}
 */
public record Report(
        KeptnContext context,
        Scope scope,
        Problem problem,
        Payload labels,
        Payload block,
        int startIndex,
        String source,
        Instant at,
        Optional<Identity> identity,
        Optional<Instant> firedAt) {

    /** What an event with a place and a context tells. */
    public static Report of(KeptnEvent event, Instant now) {
        var data = event.data();
        return new Report(
                event.context().orElseThrow(),
                data.scope().orElseThrow(),
                Problem.of(data).orElse(ActionRequest.NAMELESS),
                data.object("labels").orElse(Payload.EMPTY),
                data.object("problem").orElse(Payload.EMPTY),
                ActionRequest.indexOf(data),
                event.source(),
                now,
                Optional.empty(),
                Optional.empty());
    }

    /** What a monitoring tool tells. */
    static Report of(Intake.Readable intake, Instant now) {
        var told = of(intake.trigger(), now);
        return new Report(
                told.context,
                told.scope,
                told.problem,
                told.labels,
                told.block,
                told.startIndex,
                told.source,
                now,
                intake.identity(),
                intake.firing().startsAtBy(now));
    }

    /** Whether both tell of the same problem: its state may have changed, its names not. */
    boolean isAbout(Problem other) {
        return problem.rootCause().equals(other.rootCause()) && problem.title().equals(other.title());
    }
}
