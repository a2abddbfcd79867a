package dev.drydock.local.demo;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the events so far amount to. It knows no clock and no server: an event goes in, the next story and the lines to tell
 * come out. An event that comes twice is told once.
 *
 * @param known the events told so far
 * @param problem the keptnContext of the remediation, once it has begun
 * @param attempts the actions against the problem, in order
 * @param delivery how the delivery to production ended, when it has
 * @param ending how the problem ended, when it has
 */
record Story(
        Set<EventId> known,
        Optional<String> problem,
        List<Attempt> attempts,
        Optional<Result> delivery,
        Optional<Ending> ending) {
    private static final String RESOLVED = EventType.PREFIX + "problem.resolved";
    private static final String ESCALATED = EventType.PREFIX + "problem.escalated";
    private static final String REMEDIATION = "remediation";
    private static final String DELIVERY = "delivery";
    private static final String LAST_STAGE = "production";

    Story {
        known = Set.copyOf(known);
        attempts = List.copyOf(attempts);
    }

    /** The problem is over: solved, or handed to people. */
    record Ending(boolean healed, String message) {}

    /** The story after an event, and what to say about it. */
    record Telling(Story story, List<String> lines) {}

    static Story begin() {
        return new Story(Set.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    Telling tell(KeptnEvent event) {
        if (known.contains(event.id())) {
            return new Telling(this, List.of());
        }
        var next = remembering(event).after(event);
        return new Telling(next, new StoryLines(this, next).of(event));
    }

    private Story remembering(KeptnEvent event) {
        var all = new HashSet<>(known);
        all.add(event.id());
        return new Story(all, problem, attempts, delivery, ending);
    }

    private Story after(KeptnEvent event) {
        if (event.type().value().equals(RESOLVED) || event.type().value().equals(ESCALATED)) {
            return ended(event);
        }
        if (problem.isEmpty() && isBeginOfRemediation(event.type())) {
            return new Story(known, event.context().map(KeptnContext::value), attempts, delivery, ending);
        }
        if (isEndOfDelivery(event.type())) {
            return new Story(known, problem, attempts, event.data().result(), ending);
        }
        return event.taskOf(EventKind.FINISHED)
                .map(task -> afterTask(task, event))
                .orElse(this);
    }

    private Story afterTask(String task, KeptnEvent event) {
        if (task.equals("get-action")) {
            return given(event)
                    .map(action -> withAttempt(Actions.words(action)))
                    .orElse(this);
        }
        return task.equals("evaluation") && !attempts.isEmpty() ? judged(Judgements.of(event.data())) : this;
    }

    private static Optional<Payload> given(KeptnEvent getActionFinished) {
        var data = getActionFinished.data();
        return data.result().filter(Result.FAIL::equals).isPresent() ? Optional.empty() : data.object("action");
    }

    private Story withAttempt(String action) {
        var more = new ArrayList<>(attempts);
        more.add(new Attempt(attempts.size() + 1, action, Optional.empty()));
        return new Story(known, problem, more, delivery, ending);
    }

    private Story judged(Attempt.Judgement judgement) {
        var all = new ArrayList<>(attempts);
        all.set(all.size() - 1, all.get(all.size() - 1).judged(judgement));
        return new Story(known, problem, all, delivery, ending);
    }

    private Story ended(KeptnEvent event) {
        var how = new Ending(
                event.type().value().equals(RESOLVED),
                event.data().text("message").orElse(""));
        return new Story(known, problem, attempts, delivery, Optional.of(how));
    }

    private static boolean isBeginOfRemediation(EventType type) {
        return type instanceof EventType.OfSequence sequence
                && isRemediation(sequence)
                && sequence.kind() == EventKind.TRIGGERED;
    }

    private static boolean isEndOfDelivery(EventType type) {
        return type instanceof EventType.OfSequence sequence
                && sequence.sequence().equals(DELIVERY)
                && sequence.kind() == EventKind.FINISHED
                && sequence.stage().equals(LAST_STAGE);
    }

    static boolean isRemediation(EventType.OfSequence sequence) {
        return sequence.sequence().equals(REMEDIATION);
    }
}
