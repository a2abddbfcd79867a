package dev.drydock.remediation.application;

import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.Keepable;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import dev.drydock.remediation.domain.intake.Intake;
import dev.drydock.remediation.domain.intake.PlaceNames;
import dev.drydock.remediation.domain.intake.ProblemEvent;
import dev.drydock.remediation.domain.problem.ClosingNotice;
import dev.drydock.remediation.domain.problem.GraceTimes;
import dev.drydock.remediation.domain.problem.ProblemNews;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Takes in problems that come as {@code sh.keptn.events.problem}. */
public record ProblemEventHandler(IntakeStore problems, PlaceNames places, GraceTimes grace, InstantSource clock)
        implements EventHandler {
    @Override
    public String source() {
        return ClosingNotice.SOURCE;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return event.type().value().equals(ProblemEvent.TYPE);
    }

    @Override
    public Uni<Commit> handle(KeptnEvent event) {
        var intake = ProblemEvent.read(event, places);
        if (intake instanceof Intake.Refused refused) {
            return Uni.createFrom().item(Commit.sending(complaint(event, refused.reason())));
        }
        var flaw = Keepable.flaw(((Intake.Readable) intake).trigger());
        if (flaw.isPresent()) {
            return Uni.createFrom().item(Commit.sending(complaint(event, flaw.get())));
        }
        var now = clock.instant();
        return Uni.createFrom()
                .item(problems.taking(
                        (Intake.Readable) intake,
                        now,
                        (known, last, message) -> ProblemNews.decide(known, last, message, now, grace)));
    }

    /** Nobody waits for an answer to a problem event: what is wrong with it goes where users look for errors. */
    private KeptnEvent complaint(KeptnEvent event, String reason) {
        return new KeptnEvent(
                EventId.derived(event.id(), "refused", source()),
                source(),
                new EventType.Other("sh.keptn.log.error"),
                clock.instant(),
                event.context(),
                Optional.of(event.id()),
                Optional.empty(),
                Payload.EMPTY
                        .with("message", "a problem from %s is refused: %s".formatted(event.source(), reason))
                        .with("integrationid", source())
                        .with("task", ""),
                Map.of());
    }
}
