package dev.drydock.shipyard.application.deadletter;

import dev.drydock.events.EventId;
import dev.drydock.events.Keepable;
import dev.drydock.events.KeptnEvent;
import dev.drydock.shipyard.application.deadletter.DeadLetters.DeadLetter;
import dev.drydock.shipyard.application.deadletter.DeadLetters.Summary;
import dev.drydock.shipyard.application.sequence.EventFlow;
import dev.drydock.shipyard.application.sequence.Flows;
import dev.drydock.shipyard.domain.intake.EventRules;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Gives dead letters their second chance, by the same door as any event. Repeatable: what a crash interrupted is the
 * same event again, while a replay that follows a finished one is a new event.
 */
public final class DeadLetterReplay {
    /** The controller itself, as the owner of a dead letter. */
    public static final String CONTROLLER = "shipyard";

    private final DeadLetters letters;
    private final Flows flows;
    private final EventFlow flow;
    private final InstantSource clock;

    public DeadLetterReplay(DeadLetters letters, Flows flows, EventFlow flow, InstantSource clock) {
        this.letters = letters;
        this.flows = flows;
        this.flow = flow;
        this.clock = clock;
    }

    /** Why it cannot be replayed as it is; empty if it can. */
    public Optional<String> refusal(Summary letter, KeptnEvent event) {
        return isOurs(letter)
                ? EventRules.refusal(event).or(() -> EventRules.unusable(event))
                : Keepable.flaw(event).or(() -> otherId(letter, event));
    }

    /** Its row is found by the id: under another one nobody could ever say that it is handled. */
    private static Optional<String> otherId(Summary letter, KeptnEvent event) {
        return event.id().value().equals(letter.key())
                ? Optional.empty()
                : Optional.of("its id is '%s', but %s knows it as '%s': leave the id as it was."
                        .formatted(event.id(), letter.service(), letter.key()));
    }

    /**
     * Replays it.
     *
     * @param event what its body says
     * @return the id under which the event went in: a new one when it had been accepted before
     */
    public Uni<EventId> replay(DeadLetter letter, KeptnEvent event) {
        var summary = letter.summary();
        if (!isOurs(summary)) {
            return letters.reopen(summary, event, letter.body(), clock.instant())
                    .replaceWith(new EventId(summary.key()));
        }
        return isKnown(event.id())
                .chain(known -> known
                        ? again(summary, event)
                        : flow.acceptFromApi(event).replaceWith(event.id()))
                .call(() -> letters.replayed(summary, clock.instant()));
    }

    /** Everybody else has seen the event already: it is only for us. */
    private Uni<EventId> again(Summary letter, KeptnEvent event) {
        var attempt = letter.replayedAt().map(Object::toString).orElse("first");
        var fresh = withId(event, EventId.derived(event.id(), "replay " + attempt, CONTROLLER));
        return flow.accept(List.of(fresh)).replaceWith(fresh.id());
    }

    private Uni<Boolean> isKnown(EventId id) {
        return flows.events(new Flows.EventQuery(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(id.value()),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        0,
                        1))
                .map(page -> !page.items().isEmpty());
    }

    private static boolean isOurs(Summary letter) {
        return letter.service().equals(CONTROLLER);
    }

    private static KeptnEvent withId(KeptnEvent event, EventId id) {
        return new KeptnEvent(
                id,
                event.source(),
                event.type(),
                event.time(),
                event.context(),
                event.triggeredId(),
                event.gitCommitId(),
                event.data(),
                event.extensions());
    }
}
