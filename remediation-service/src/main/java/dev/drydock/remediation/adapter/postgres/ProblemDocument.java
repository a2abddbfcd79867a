package dev.drydock.remediation.adapter.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Payload;
import dev.drydock.events.Problem;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.remediation.adapter.postgres.ActionDocuments.Pass;
import dev.drydock.remediation.adapter.postgres.ActionDocuments.Try;
import dev.drydock.remediation.adapter.postgres.ActionDocuments.Undoing;
import dev.drydock.remediation.adapter.postgres.HoldDocuments.Hold;
import dev.drydock.remediation.domain.intake.Identity;
import dev.drydock.remediation.domain.problem.Closing;
import dev.drydock.remediation.domain.problem.Loop;
import dev.drydock.remediation.domain.problem.ProblemId;
import dev.drydock.remediation.domain.problem.ProblemLife;
import dev.drydock.remediation.domain.problem.ProblemState;
import dev.drydock.remediation.domain.problem.Refusal;
import dev.drydock.remediation.domain.problem.Report;
import dev.drydock.remediation.domain.problem.SequenceRun;
import dev.drydock.remediation.domain.problem.Timeline;
import dev.drydock.remediation.domain.problem.Timeline.Kind;
import dev.drydock.remediation.domain.problem.Tries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A problem as it is stored, format 1. Fields may be added; what is there is never changed in meaning. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemDocument(
        int format,
        String id,
        Told told,
        String state,
        int nextIndex,
        List<Try> attempts,
        List<No> refusals,
        List<Run> runs,
        boolean goneByItself,
        boolean endMissed,
        @Nullable String lookAgainAt,
        @Nullable End closing,
        @Nullable List<Pass> skipped,
        @Nullable Hold held,
        @Nullable List<Undoing> undos,
        @Nullable List<Moment> timeline) {
    record Told(
            String context,
            String project,
            String stage,
            String service,
            @Nullable String title,
            @Nullable String rootCause,
            @Nullable String state,
            @Nullable String problemId,
            Map<String, Object> labels,
            Map<String, Object> block,
            int startIndex,
            String source,
            String at,
            @Nullable String identitySource,
            @Nullable String identityKey,
            @Nullable String firedAt) {}

    record No(String askedBy, boolean errored, String message, String at) {}

    record Run(
            String triggeredId,
            String sequence,
            @Nullable String result,
            @Nullable String status,
            @Nullable String message,
            @Nullable String eventTime,
            @Nullable String seenAt) {}

    record Moment(String at, String kind, String words, Map<String, Object> details) {}

    record End(String state, String message, String at) {}

    static ProblemDocument of(ProblemLife life) {
        return new ProblemDocument(
                1,
                life.id().value(),
                told(life.report()),
                life.state().word(),
                life.nextIndex(),
                life.attempts().stream().map(Try::of).toList(),
                life.refusals().stream()
                        .map(no -> new No(
                                no.askedBy().value(),
                                no.errored(),
                                no.message(),
                                no.at().toString()))
                        .toList(),
                life.runs().stream().map(ProblemDocument::run).toList(),
                life.goneByItself(),
                life.endMissed(),
                life.lookAgainAt().map(Instant::toString).orElse(null),
                life.closing()
                        .map(end -> new End(
                                end.state().word(), end.message(), end.at().toString()))
                        .orElse(null),
                life.tries().skipped().stream().map(Pass::of).toList(),
                life.held().map(Hold::of).orElse(null),
                life.undos().stream().map(Undoing::of).toList(),
                life.timeline().entries().stream()
                        .map(entry ->
                                new Moment(entry.at().toString(), entry.kind().word(), entry.words(), entry.details()))
                        .toList());
    }

    ProblemLife toLife() {
        return new ProblemLife(
                new ProblemId(id),
                report(told),
                ProblemState.ofWord(state),
                tries(),
                new Loop(
                        runs.stream().map(ProblemDocument::run).toList(),
                        goneByItself,
                        endMissed,
                        Optional.ofNullable(lookAgainAt).map(Instant::parse)),
                given(undos).map(Undoing::toUndoRun).toList(),
                new Timeline(given(timeline)
                        .map(entry -> new Timeline.Entry(
                                Instant.parse(entry.at), Kind.ofWord(entry.kind), entry.words, entry.details))
                        .toList()),
                Optional.ofNullable(closing)
                        .map(end -> new Closing(ProblemState.ofWord(end.state), end.message, Instant.parse(end.at))));
    }

    private Tries tries() {
        return new Tries(
                nextIndex,
                attempts.stream().map(Try::toAttempt).toList(),
                refusals.stream()
                        .map(no -> new Refusal(new EventId(no.askedBy), no.errored, no.message, Instant.parse(no.at)))
                        .toList(),
                given(skipped).map(Pass::toSkipped).toList(),
                Optional.ofNullable(held).map(Hold::toHeld));
    }

    /** What was added to the format is missing where it was written before. */
    private static <T> Stream<T> given(@Nullable List<T> list) {
        return list == null ? Stream.empty() : list.stream();
    }

    private static Told told(Report report) {
        var scope = report.scope();
        var problem = report.problem();
        return new Told(
                report.context().value(),
                scope.project(),
                scope.stage(),
                scope.service(),
                problem.title().orElse(null),
                problem.rootCause().orElse(null),
                problem.state().orElse(null),
                problem.id().orElse(null),
                report.labels().values(),
                report.block().values(),
                report.startIndex(),
                report.source(),
                report.at().toString(),
                report.identity().map(Identity::source).orElse(null),
                report.identity().map(Identity::key).orElse(null),
                report.firedAt().map(Instant::toString).orElse(null));
    }

    private static Report report(Told told) {
        return new Report(
                new KeptnContext(told.context),
                new Scope(told.project, told.stage, told.service),
                new Problem(
                        Optional.ofNullable(told.title),
                        Optional.ofNullable(told.rootCause),
                        Optional.ofNullable(told.state),
                        Optional.ofNullable(told.problemId)),
                new Payload(told.labels),
                new Payload(told.block),
                told.startIndex,
                told.source,
                Instant.parse(told.at),
                Optional.ofNullable(told.identityKey).map(key -> new Identity(told.identitySource, key)),
                Optional.ofNullable(told.firedAt).map(Instant::parse));
    }

    private static Run run(SequenceRun run) {
        var ending = run.ending();
        return new Run(
                run.triggeredId().value(),
                run.sequence(),
                ending.map(end -> end.result().wire()).orElse(null),
                ending.map(end -> end.status().wire()).orElse(null),
                ending.flatMap(SequenceRun.Ending::message).orElse(null),
                ending.map(end -> end.eventTime().toString()).orElse(null),
                ending.map(end -> end.seenAt().toString()).orElse(null));
    }

    private static SequenceRun run(Run row) {
        var ending = Optional.ofNullable(row.result)
                .flatMap(Result::ofWire)
                .map(result -> new SequenceRun.Ending(
                        result,
                        Optional.ofNullable(row.status).flatMap(Status::ofWire).orElse(Status.UNKNOWN),
                        Optional.ofNullable(row.message),
                        Instant.parse(row.eventTime),
                        Instant.parse(row.seenAt)));
        return new SequenceRun(new EventId(row.triggeredId), row.sequence, ending);
    }
}
