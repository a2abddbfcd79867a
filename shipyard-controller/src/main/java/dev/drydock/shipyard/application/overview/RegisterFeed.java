package dev.drydock.shipyard.application.overview;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Which registers change, in whatever replica, for as many followers as there are. Costs nothing while nobody follows. */
public final class RegisterFeed {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Registers registers;
    private final Multi<Map<String, String>> marks;

    public RegisterFeed(Registers registers) {
        this.registers = registers;
        this.marks = Multi.createFrom()
                .ticks()
                .every(LOOK)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick -> registers.marks().onFailure().recoverWithNull())
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** How all of them stand: what a new follower begins with. */
    public Uni<Map<String, String>> now() {
        return registers.marks();
    }

    /** The name of each that changes, whenever it has. */
    public Multi<String> from(Map<String, String> known) {
        return marks.onOverflow()
                .dropPreviousItems()
                .onItem()
                .scan(() -> new Step(known, List.of()), Step::to)
                .onItem()
                .transformToIterable(Step::changed);
    }

    private record Step(Map<String, String> marks, List<String> changed) {
        Step to(Map<String, String> next) {
            var changed = next.keySet().stream()
                    .filter(name -> !next.get(name).equals(marks.get(name)))
                    .sorted()
                    .toList();
            return new Step(next, changed);
        }
    }
}
