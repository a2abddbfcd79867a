package dev.drydock.remediation.domain.problem;

import dev.drydock.events.Answer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.remediation.domain.action.ActionAnswer;
import java.time.Instant;
import java.util.List;

/**
 * A hold ends without an action when nobody needs the action any more: the problem has gone by itself, which answers the
 * get-action at once, or the sequence that asked is over.
 */
record HoldEnd(ProblemLife life, List<KeptnEvent> events) {

    static HoldEnd of(ProblemLife life, Instant now) {
        var held = life.held();
        if (held.isEmpty()) {
            return new HoldEnd(life, List.of());
        }
        if (life.goneByItself()) {
            return answered(life, held.get(), now);
        }
        var over = !life.isRunning()
                && life.lastEnding()
                        .filter(ending ->
                                ending.eventTime().isAfter(held.get().question().at()))
                        .isPresent();
        return over
                ? new HoldEnd(life.released(now, "the sequence that asked for the action is over"), List.of())
                : new HoldEnd(life, List.of());
    }

    private static HoldEnd answered(ProblemLife life, Held held, Instant now) {
        var answer = ActionAnswer.goneByItself(life.report().problem());
        var asked =
                held.question().triggered(life.report().context(), life.report().scope());
        var finished = new Answer(asked, ClosingNotice.SOURCE)
                .finished(now, answer.result(), answer.status(), answer.message(), answer.outcome());
        var refusal = new Refusal(held.question().askedBy(), answer.errored(), answer.message(), now);
        return new HoldEnd(life.with(refusal), List.of(finished));
    }
}
