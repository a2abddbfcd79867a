package dev.drydock.providercheck.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A consumer of the stream that hears a subject.
 *
 * @param isDurable whether it keeps its place while nobody is there
 * @param acknowledges whether each event is acknowledged by itself
 * @param fromTheBeginning whether it began with all that the stream held
 * @param ackWait after how long an event that is not acknowledged comes again
 * @param attempts how often an event is given out; below 1 there is no end
 */
public record Listening(
        String name,
        boolean isDurable,
        boolean acknowledges,
        boolean fromTheBeginning,
        Duration ackWait,
        long attempts) {

    /** What is to be said about those who listen to a subject. */
    public static Finding judge(String subject, List<Listening> listening) {
        var names = listening.stream().map(Listening::name).collect(Collectors.toCollection(TreeSet::new));
        if (listening.isEmpty()) {
            return Finding.warning(
                    "listens",
                    "No consumer of the stream keptn hears %s; a plain subscriber may.".formatted(subject),
                    "Listen with a durable consumer: what comes while a plain subscriber is away is lost.",
                    Chapter.LISTENING);
        }
        return listening.stream()
                .flatMap(one -> one.flaw().stream())
                .findFirst()
                .orElseGet(() -> Finding.ok(
                        "listens",
                        "%s listens to %s with %s."
                                .formatted(
                                        String.join(", ", names),
                                        subject,
                                        names.size() == 1 ? "a durable consumer" : "durable consumers")));
    }

    private Optional<Finding> flaw() {
        if (!isDurable) {
            return wrong("is not durable", "Give it a durable name: what comes while it is away is lost.");
        }
        if (!acknowledges) {
            return wrong(
                    "does not acknowledge each event by itself",
                    "Use explicit acknowledgement: else an event is lost when it dies at work.");
        }
        if (fromTheBeginning) {
            return wrong(
                    "was made to begin with all that the stream holds",
                    "Use the deliver policy 'new': a new provider must not repeat the actions of the past week.");
        }
        return attempts > 0 && attempts < 5
                ? wrong(
                        "gives up after %d attempts".formatted(attempts),
                        "Set no limit (max deliver -1): an outage may last longer.")
                : Optional.empty();
    }

    private Optional<Finding> wrong(String what, String advice) {
        return Optional.of(
                Finding.warning("listens", "The consumer '%s' %s.".formatted(name, what), advice, Chapter.LISTENING));
    }
}
