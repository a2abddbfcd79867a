package dev.drydock.remediation.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.remediation.adapter.rest.ProblemViewParts.ApprovalView;
import dev.drydock.remediation.adapter.rest.ProblemViewParts.AttemptView;
import dev.drydock.remediation.adapter.rest.ProblemViewParts.EntryView;
import dev.drydock.remediation.adapter.rest.ProblemViewParts.HeldView;
import dev.drydock.remediation.adapter.rest.ProblemViewParts.UndoView;
import dev.drydock.remediation.application.ProblemArchive.Listed;
import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.problem.Closing;
import dev.drydock.remediation.domain.problem.Held;
import dev.drydock.remediation.domain.problem.ProblemLife;
import dev.drydock.remediation.domain.problem.Refusal;
import dev.drydock.remediation.domain.problem.Timeline;
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
        List<RefusalView> refusals,
        @Nullable HeldView held,
        @Nullable ApprovalView approval,
        List<UndoView> undos,
        @Nullable List<EntryView> timeline) {

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
                life.refusals().stream().map(RefusalView::of).toList(),
                life.held().map(HeldView::of).orElse(null),
                life.held().flatMap(Held::asking).map(ApprovalView::of).orElse(null),
                life.undos().stream().map(UndoView::of).toList(),
                timeline(listed).entries().stream().map(EntryView::of).toList());
    }

    ProblemView withoutTimeline() {
        return new ProblemView(
                id,
                keptnContext,
                project,
                stage,
                service,
                name,
                state,
                source,
                openedAt,
                repeats,
                repeatedAt,
                goneByItself,
                closedAt,
                message,
                problem,
                labels,
                attempts,
                refusals,
                held,
                approval,
                undos,
                null);
    }

    private static Timeline timeline(Listed listed) {
        var timeline = listed.life().timeline();
        return listed.repeatedAt()
                .map(lastAt -> timeline.withRepeats(listed.repeats(), lastAt))
                .orElse(timeline);
    }

    private static List<AttemptView> attempts(ProblemLife life) {
        return IntStream.range(0, life.attempts().size())
                .mapToObj(i -> AttemptView.of(i + 1, life.attempts().get(i)))
                .toList();
    }
}
