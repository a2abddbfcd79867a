package dev.drydock.remediation.domain.problem;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What other flows brought to a service in a stage, and what else they did there besides remediations.
 *
 * @param since from when on they are known
 * @param newestFirst those that were at work since then
 * @param blind why nothing is known, if so
 */
public record Deliveries(Instant since, List<Delivery> newestFirst, Optional<String> blind) {
    /** There was never any. */
    public static final Deliveries NONE = new Deliveries(Instant.MIN, List.of(), Optional.empty());

    /** Nobody asked for them, as nothing was to be taken back. */
    public static final Deliveries UNASKED = unknown("the shipyard-controller was not asked about deliveries yet");

    /** One of another flow. */
    public record Delivery(String words, Instant triggeredAt) {}

    public Deliveries {
        newestFirst = List.copyOf(newestFirst);
    }

    /** All since then. */
    public static Deliveries since(Instant since, List<Delivery> newestFirst) {
        return new Deliveries(since, newestFirst, Optional.empty());
    }

    /** Nothing is known. */
    public static Deliveries unknown(String why) {
        return new Deliveries(Instant.MAX, List.of(), Optional.of(why));
    }

    /** Why it cannot be told what was triggered after that time, if it cannot. */
    Optional<String> blindAfter(Instant time) {
        return blind.or(() -> time.isBefore(since)
                ? Optional.of("the shipyard-controller was asked about deliveries since %s only".formatted(since))
                : Optional.empty());
    }

    Optional<Delivery> after(Instant time) {
        return newestFirst.stream()
                .filter(one -> one.triggeredAt().isAfter(time))
                .findFirst();
    }
}
