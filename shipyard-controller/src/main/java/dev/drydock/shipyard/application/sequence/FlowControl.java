package dev.drydock.shipyard.application.sequence;

import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.Holds;
import dev.drydock.shipyard.domain.sequence.Holds.Place;
import dev.drydock.shipyard.domain.sequence.SequenceCommand;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A person's hand on the flows: pause, resume and abort of what runs, waits or is planned, and of what follows it. */
public final class FlowControl {
    private final SequenceStore store;
    private final EventFlow flow;
    private final InstantSource clock;

    public FlowControl(SequenceStore store, EventFlow flow, InstantSource clock) {
        this.store = store;
        this.flow = flow;
        this.clock = clock;
    }

    /**
     * Something is wanted of a flow. A pause also holds what starts there later, until the flow is resumed or aborted.
     *
     * @param place the flow, or what it does in one stage
     * @param by the name of the token of who wants it
     * @return how many live executions it was wanted of; empty if the flow has none anywhere
     */
    public Uni<Optional<Integer>> control(Place place, Control wanted, String by) {
        return store.liveOf(place.project(), place.context())
                .chain(live -> live.isEmpty() && wanted == Control.PAUSE
                        ? Uni.createFrom().item(Optional.empty())
                        : remember(place, wanted, by)
                                .chain(() -> reach(place, at -> wanted.command(by, at), new HashSet<>()))
                                .map(count -> live.isEmpty() ? Optional.empty() : Optional.of(count)));
    }

    /** First, so that what starts in the meantime is either held from its beginning or found alive. */
    private Uni<Void> remember(Place place, Control wanted, String by) {
        return wanted == Control.ABORT && place.stage().isPresent()
                ? Uni.createFrom().voidItem() // ends what there is and says nothing of what comes
                : store.hold(place, new Holds.Word(wanted == Control.PAUSE, Optional.of(by)));
    }

    /** Again until nothing new is found: a sequence that followed in the meantime is meant, too. */
    private Uni<Integer> reach(Place place, Function<Instant, SequenceCommand> wanted, Set<ExecutionId> seen) {
        return store.liveOf(place.project(), place.context()).chain(live -> {
            live.keySet().removeAll(seen);
            live.values()
                    .removeIf(scope -> place.stage()
                            .filter(only -> !only.equals(scope.stage()))
                            .isPresent());
            if (live.isEmpty()) {
                return Uni.createFrom().item(seen.size());
            }
            seen.addAll(live.keySet());
            return flow.inRound(
                            Set.copyOf(live.values()),
                            live.keySet(),
                            round -> live.keySet().forEach(id -> round.control(id, wanted.apply(clock.instant()))))
                    .chain(() -> reach(place, wanted, seen));
        });
    }
}
