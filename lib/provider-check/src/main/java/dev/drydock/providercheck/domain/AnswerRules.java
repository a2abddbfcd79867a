package dev.drydock.providercheck.domain;

import static dev.drydock.providercheck.domain.Finding.failed;
import static dev.drydock.providercheck.domain.Finding.ok;
import static dev.drydock.providercheck.domain.Finding.warning;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a task is answered as the contract asks for: once, in time, in order; the attributes are {@link AttributeRules}. */
public final class AnswerRules {
    private final Exchange exchange;
    private final Limits limits;

    private AnswerRules(Exchange exchange, Limits limits) {
        this.exchange = exchange;
        this.limits = limits;
    }

    /** What is to be said about the answers to an action that the provider knows. */
    public static List<Finding> judge(Exchange exchange, Limits limits) {
        return new AnswerRules(exchange, limits).judge();
    }

    private List<Finding> judge() {
        var findings = new ArrayList<>(List.of(started(), finished()));
        if (exchange.answers().isEmpty()) {
            return findings;
        }
        findings.add(order());
        findings.addAll(AttributeRules.judge(exchange));
        findings.addAll(OutcomeRules.judge(exchange));
        return findings;
    }

    private Finding started() {
        if (exchange.has(EventKind.STARTED)) {
            var took = Duration.between(
                    exchange.sentAt(), exchange.of(EventKind.STARTED).get(0).at());
            return ok("started", "It says within %d ms that it has begun.".formatted(Math.max(0, took.toMillis())));
        }
        var what = exchange.has(EventKind.FINISHED)
                ? "There is a finished, but no started."
                : "Nothing says %s.started within %d s."
                        .formatted(exchange.task(), limits.started().toSeconds());
        return failed(
                "started",
                what,
                "Publish sh.keptn.event.%s.started before the work begins. If it did not hear the event: is its action the one"
                                .formatted(exchange.task())
                        + " of --action, and does it listen to the server of this check?",
                Chapter.ANSWERS);
    }

    private Finding finished() {
        var finished = exchange.of(EventKind.FINISHED);
        if (finished.isEmpty()) {
            return failed(
                    "finished",
                    "Nothing says %s.finished within %d s."
                            .formatted(exchange.task(), limits.finished().toSeconds()),
                    "Answer also when the work fails, with status errored: silence keeps the sequence waiting for its deadline.",
                    Chapter.ANSWERS);
        }
        var sources = finished.stream()
                .flatMap(heard -> heard.event().stream())
                .collect(Collectors.groupingBy(
                        KeptnEvent::source, Collectors.mapping(KeptnEvent::id, Collectors.toSet())));
        var twice = sources.entrySet().stream()
                .filter(source -> source.getValue().size() > 1)
                .findFirst();
        if (twice.isPresent()) {
            return failed(
                    "finished",
                    "'%s' has sent %d finished events of different ids for one task."
                            .formatted(
                                    twice.get().getKey(), twice.get().getValue().size()),
                    "Send exactly one; the first counts, the others are noise.",
                    Chapter.ANSWERS);
        }
        return sources.size() > 1
                ? warning(
                        "finished",
                        "Several answer: " + new TreeSet<>(sources.keySet()) + ".",
                        "If that is not meant: stop the others, or give the action a name of its own.",
                        Chapter.ANSWERS)
                : ok("finished", "It says once that it is done.");
    }

    private Finding order() {
        var kinds = exchange.answers().stream().map(Heard::kind).toList();
        var first = kinds.indexOf("started");
        var last = kinds.indexOf("finished");
        return first >= 0 && last >= 0 && last < first
                ? failed(
                        "order",
                        "finished comes before started.",
                        "Publish started first, and wait until the stream has it.",
                        Chapter.ANSWERS)
                : ok("order", "started comes first.");
    }
}
