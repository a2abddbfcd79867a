package dev.drydock.remediation.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.events.Result;
import dev.drydock.remediation.application.ProblemArchive.Listed;
import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.problem.Attempt;
import dev.drydock.remediation.domain.problem.Closing;
import dev.drydock.remediation.domain.problem.ProblemLife;
import dev.drydock.remediation.domain.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A problem as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemView(
        String id,
        String keptnContext,
        String project,
        String stage,
        String service,
        String name,
        String state,
        String source,
        Instant openedAt,
        long repeats,
        @Nullable Instant repeatedAt,
        boolean goneByItself,
        @Nullable Instant closedAt,
        @Nullable String message,
        Map<String, Object> problem,
        Map<String, Object> labels,
        List<AttemptView> attempts,
        List<RefusalView> refusals) {

    /** One step of the timeline. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttemptView(
            int number,
            int actionIndex,
            String name,
            String action,
            String description,
            @Nullable Object value,
            Instant startedAt,
            @Nullable String result,
            @Nullable Double score,
            @Nullable String reason) {
        static AttemptView of(int number, Attempt attempt) {
            var action = attempt.action();
            return new AttemptView(
                    number,
                    attempt.index(),
                    action.name(),
                    action.action(),
                    action.description(),
                    action.value(),
                    attempt.at(),
                    attempt.result().map(Result::wire).orElse(null),
                    attempt.score().orElse(null),
                    attempt.reason().orElse(null));
        }
    }

    /** A time when no action was given. */
    record RefusalView(Instant at, String message) {
        static RefusalView of(Refusal refusal) {
            return new RefusalView(refusal.at(), refusal.message());
        }
    }

    static ProblemView of(Listed listed) {
        var life = listed.life();
        var report = life.report();
        var closing = life.closing();
        return new ProblemView(
                life.id().value(),
                report.context().value(),
                report.scope().project(),
                report.scope().stage(),
                report.scope().service(),
                NextAction.nameOf(report.problem()),
                life.state().word(),
                report.source(),
                report.at(),
                listed.repeats(),
                listed.repeatedAt().orElse(null),
                life.goneByItself(),
                closing.map(Closing::at).orElse(null),
                closing.map(Closing::message).orElse(null),
                report.block().values(),
                report.labels().values(),
                attempts(life),
                life.refusals().stream().map(RefusalView::of).toList());
    }

    private static List<AttemptView> attempts(ProblemLife life) {
        return IntStream.range(0, life.attempts().size())
                .mapToObj(i -> AttemptView.of(i + 1, life.attempts().get(i)))
                .toList();
    }
}
