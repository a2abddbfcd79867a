package dev.drydock.providercheck.domain;

import static dev.drydock.providercheck.domain.Finding.failed;
import static dev.drydock.providercheck.domain.Finding.ok;
import static dev.drydock.providercheck.domain.Finding.warning;

import dev.drydock.events.EventKind;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;

/** Whether a provider behaves when something is not as usual: a repeat, a foreign action, a crash. */
public final class ConductRules {

    private ConductRules() {}

    /** The same event again, as after a crash of the sender. */
    public static Finding repeat(Exchange first, Exchange both) {
        var known = first.ids(EventKind.FINISHED);
        var all = both.ids(EventKind.FINISHED);
        if (!known.containsAll(all)) {
            return failed(
                    "repeat",
                    "It answers a repeated event under another id: that is a second answer.",
                    "Derive the ids of answers from the id of the triggered event, the kind and the source.",
                    Chapter.REPEATS);
        }
        if (both.of(EventKind.FINISHED).size() == first.of(EventKind.FINISHED).size()) {
            return both.of(EventKind.STARTED).size()
                            > first.of(EventKind.STARTED).size()
                    ? warning(
                            "repeat",
                            "It starts a repeated event and does not finish it.",
                            "Answer a repeat as before, or not at all.",
                            Chapter.REPEATS)
                    : ok("repeat", "It says nothing to a repeated event.");
        }
        return told(first).equals(told(both))
                ? ok("repeat", "It answers a repeated event under the same ids.")
                : warning(
                        "repeat",
                        "It tells something else when an event comes again: the action may have been carried out twice.",
                        "Remember what was done for which event, or do what bears a repeat: 'be 3', not 'one more'.",
                        Chapter.REPEATS);
    }

    private static Payload told(Exchange exchange) {
        var finished = exchange.of(EventKind.FINISHED);
        return finished.get(finished.size() - 1)
                .event()
                .map(event -> event.data().object(exchange.task()).orElse(Payload.EMPTY))
                .orElse(Payload.EMPTY);
    }

    /** An action that nobody can know. */
    public static Finding unknownAction(Exchange exchange) {
        if (exchange.answers().isEmpty()) {
            return ok("unknown-action", "It leaves actions that it does not know to others.");
        }
        if (!exchange.has(EventKind.FINISHED)) {
            return failed(
                    "unknown-action",
                    "It starts an action that it cannot know, and does not finish it.",
                    "Look at data.action.action before you say started; leave what is not yours to others.",
                    Chapter.LISTENING);
        }
        var passed = exchange.of(EventKind.FINISHED).stream()
                .flatMap(heard -> heard.event().stream())
                .anyMatch(event -> event.data()
                        .result()
                        .filter(result -> result != Result.FAIL)
                        .isPresent());
        return passed
                ? failed(
                        "unknown-action",
                        "It says that it has carried out an action that it cannot know.",
                        "Look at data.action.action; leave what is not yours to others.",
                        Chapter.LISTENING)
                : ok("unknown-action", "It refuses actions that it does not know.");
    }

    /** What would have been done, told in shadow mode. */
    public static Finding shadowed(Exchange exchange) {
        return exchange.answers().isEmpty()
                ? ok("shadowed", "It does nothing about action.shadowed.")
                : failed(
                        "shadowed",
                        "It answers action.shadowed, which only tells what would have been done.",
                        "Listen to sh.keptn.event.action.triggered alone, not to sh.keptn.event.action.>.",
                        Chapter.LISTENING);
    }

    /** Whether the broker need not give out again what was answered, or left to others. */
    public static Finding acknowledged(boolean inTime) {
        return inTime
                ? ok("acknowledged", "It acknowledges what it has answered and what it leaves to others.")
                : failed(
                        "acknowledged",
                        "It does not acknowledge all that it has answered or leaves to others: the broker gives that out again and again.",
                        "Acknowledge an event when its finished is in the stream, and at once what is not yours.",
                        Chapter.LISTENING);
    }

    /** Whether an action after something bad is answered as if nothing had happened. */
    public static Finding after(String check, String what, Exchange exchange, String advice, Chapter chapter) {
        return exchange.has(EventKind.FINISHED)
                ? ok(check, "After " + what + " it answers as before.")
                : failed(check, "After " + what + " it answers no more.", advice, chapter);
    }

    /** What came while the provider was not there. */
    public static Finding away(Exchange exchange) {
        return exchange.has(EventKind.FINISHED)
                ? ok("away", "What was asked while it was away it answers when it is back.")
                : warning(
                        "away",
                        "What was asked while it was away is lost: its sequence waits for the deadline.",
                        "Listen with a durable consumer of JetStream instead of a plain subscription.",
                        Chapter.LISTENING);
    }

    /** What it had begun when it was killed. */
    public static Finding killed(Exchange exchange) {
        if (!exchange.has(EventKind.FINISHED)) {
            return failed(
                    "killed",
                    "A task that it had started when it was killed is never finished: its sequence waits for the deadline.",
                    "Acknowledge an event only when its finished is in the stream; then the broker gives it out again.",
                    Chapter.LISTENING);
        }
        return exchange.ids(EventKind.FINISHED).size() > 1
                ? failed(
                        "killed",
                        "A task that it had started when it was killed is finished twice, under different ids.",
                        "Derive the ids of answers from the id of the triggered event, the kind and the source.",
                        Chapter.REPEATS)
                : ok("killed", "A task that it had started when it was killed is finished once.");
    }

    /** Whether it ended when it was asked to. */
    public static Finding stops(boolean inTime) {
        return inTime
                ? ok("stops", "It ends when it is asked to (SIGTERM).")
                : warning(
                        "stops",
                        "It does not end within 10 s of SIGTERM.",
                        "Finish what is at work and end: an upgrade would kill it.",
                        Chapter.ENDING);
    }

    /** It did not even run. */
    public static Finding ended(String lastWords) {
        return failed(
                "runs",
                "The provider has ended by itself" + (lastWords.isBlank() ? "." : ": " + lastWords),
                "Let it run until it is asked to end, whether the broker is there or not.",
                Chapter.ENDING);
    }
}
