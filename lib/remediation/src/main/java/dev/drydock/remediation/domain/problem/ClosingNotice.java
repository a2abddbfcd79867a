package dev.drydock.remediation.domain.problem;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The event that tells the world how a problem ended. Its id derives from the problem: it is one event for ever. */
public final class ClosingNotice {
    /** The source of all events of this service. */
    public static final String SOURCE = "remediation-service";

    private ClosingNotice() {}

    /** The event; none when a person stopped the remediation, who needs not be told. */
    static Optional<KeptnEvent> of(ProblemLife life) {
        var closing = life.closing().orElseThrow();
        return switch (closing.state()) {
            case RESOLVED -> Optional.of(event(life, closing, "problem.resolved", verdict(life)));
            case RESOLVED_BY_ITSELF -> Optional.of(event(life, closing, "problem.resolved", Result.PASS));
            case ESCALATED -> Optional.of(event(life, closing, "problem.escalated", Result.FAIL));
            default -> Optional.empty();
        };
    }

    private static Result verdict(ProblemLife life) {
        return life.lastEnding().map(SequenceRun.Ending::result).orElse(Result.PASS);
    }

    private static KeptnEvent event(ProblemLife life, Closing closing, String kind, Result result) {
        return ProblemNotice.event(
                life,
                life.id().event(kind, SOURCE),
                kind,
                closing.at(),
                payload(life, closing).with(result, Status.SUCCEEDED));
    }

    private static Payload payload(ProblemLife life, Closing closing) {
        var attempts = IntStream.range(0, life.attempts().size())
                .mapToObj(i -> attempt(i + 1, life.attempts().get(i)))
                .toList();
        return ProblemNotice.about(life)
                .with("resolution", closing.state().word())
                .with("attempts", attempts)
                .with("message", closing.message());
    }

    private static Map<String, Object> attempt(int number, Attempt attempt) {
        var block = new LinkedHashMap<String, Object>();
        block.put("number", number);
        block.put("actionIndex", attempt.index());
        block.put("name", attempt.action().name());
        block.put("action", attempt.action().action());
        block.put("value", attempt.action().value());
        if (attempt.shadow()) {
            block.put("shadow", true);
        }
        if (attempt.isUndo()) {
            block.put("undo", true);
        }
        attempt.before().ifPresent(score -> block.put("scoreBefore", score));
        attempt.result().ifPresent(result -> block.put("result", result.wire()));
        attempt.score().ifPresent(score -> block.put("score", score));
        attempt.reason().ifPresent(reason -> block.put("reason", reason));
        return block;
    }
}
