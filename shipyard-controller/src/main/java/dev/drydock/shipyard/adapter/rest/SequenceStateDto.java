package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.shipyard.application.sequence.Flows.Execution;
import dev.drydock.shipyard.application.sequence.Flows.Flow;
import dev.drydock.shipyard.application.sequence.Flows.Mention;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A flow in the shape of Keptn's {@code SequenceState} (Keptn reference 4.9), with its result beside. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SequenceStateDto(
        String name,
        String service,
        String project,
        Instant time,
        String shkeptncontext,
        String state,
        Optional<String> result,
        Optional<String> problemTitle,
        Optional<AttemptDto> attempt,
        List<StageDto> stages) {
    private static final List<String> LIVE = List.of("started", "waitingForApproval", "paused", "waiting");
    private static final String EVALUATED = "sh.keptn.event.evaluation.finished";
    private static final String LIGHTHOUSE = "lighthouse-service";

    /**
     * What happened in one stage.
     *
     * @param image what its newest sequence was triggered with
     * @param failedTask the task that failed last
     * @param dueAt the deadline of the open task, or when a planned one is sent
     * @param unanswered that nobody answers the open task, and who could
     * @param held while whoever has started the open task puts it off
     * @param controlledBy the name of the token that paused, resumed or aborted it last
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record StageDto(
            String name,
            String state,
            Optional<String> image,
            Optional<EvaluationDto> latestEvaluation,
            Optional<EventDto> latestEvent,
            Optional<EventDto> latestFailedEvent,
            Optional<String> failedTask,
            Optional<Instant> dueAt,
            Optional<Long> dueInSeconds,
            Optional<String> unanswered,
            Optional<HeldDto> held,
            Optional<String> controlledBy) {}

    /** Which of its actions a remediation is at; {@code of} is absent where the provider of actions did not say. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AttemptDto(Number number, Optional<Number> of) {
        static Optional<AttemptDto> in(Flow flow) {
            return flow.events().stream()
                    .flatMap(mention -> mention.whole().stream())
                    .flatMap(event ->
                            number(event, "actionIndex")
                                    .map(number -> new AttemptDto(number, number(event, "actionCount")))
                                    .stream())
                    .reduce((older, newer) -> newer);
        }

        private static Optional<Number> number(KeptnEvent event, String key) {
            return event.data()
                    .at("get-action", key)
                    .filter(Number.class::isInstance)
                    .map(Number.class::cast);
        }
    }

    /** How an evaluation ended. */
    record EvaluationDto(String result, Number score) {}

    /** Which event, of what type, when. */
    record EventDto(String type, String id, Instant time) {
        static EventDto of(Mention mention) {
            return new EventDto(mention.type(), mention.id().value(), mention.time());
        }
    }

    static SequenceStateDto of(String project, Flow flow, Instant now) {
        var first = flow.executions().get(0);
        var last = flow.executions().get(flow.executions().size() - 1);
        var live = LIVE.stream()
                .filter(state -> flow.executions().stream()
                        .anyMatch(execution -> execution.state().equals(state)))
                .findFirst();
        var stages = new LinkedHashSet<String>();
        flow.executions().forEach(execution -> stages.add(execution.stage()));
        return new SequenceStateDto(
                first.sequence(),
                first.service(),
                project,
                first.triggeredAt(),
                flow.context().value(),
                live.orElse(last.state()),
                live.isPresent() ? Optional.empty() : last.result(),
                flow.executions().stream()
                        .flatMap(execution -> execution.problemTitle().stream())
                        .findFirst(),
                AttemptDto.in(flow),
                stages.stream().map(stage -> stage(flow, stage, now)).toList());
    }

    private static StageDto stage(Flow flow, String stage, Instant now) {
        var executions = flow.executions().stream()
                .filter(execution -> execution.stage().equals(stage))
                .toList();
        var newest = executions.get(executions.size() - 1);
        return new StageDto(
                stage,
                state(flow, stage, newest),
                newest.image(),
                latest(
                                flow,
                                stage,
                                mention -> mention.type().equals(EVALUATED)
                                        && mention.whole()
                                                .filter(event -> event.source().equals(LIGHTHOUSE))
                                                .isPresent())
                        .flatMap(mention -> evaluation(mention.whole().orElseThrow())),
                latest(flow, stage, mention -> true).map(EventDto::of),
                latest(flow, stage, SequenceStateDto::hasFailed).map(EventDto::of),
                latest(
                                flow,
                                stage,
                                mention -> hasFailed(mention) && task(mention).isPresent())
                        .flatMap(SequenceStateDto::task),
                newest.dueAt(),
                Countdown.seconds(newest.dueAt(), now),
                newest.unanswered(),
                newest.held().map(HeldDto::of),
                newest.controlledBy());
    }

    private static String state(Flow flow, String stage, Execution execution) {
        var finished = EventType.PREFIX + stage + '.' + execution.sequence() + ".finished";
        return LIVE.contains(execution.state())
                ? "triggered"
                : latest(flow, stage, mention -> mention.type().equals(finished))
                        .flatMap(Mention::status)
                        .orElse("unknown");
    }

    private static boolean hasFailed(Mention mention) {
        return mention.result().filter("fail"::equals).isPresent()
                || mention.status().filter("errored"::equals).isPresent();
    }

    private static Optional<String> task(Mention mention) {
        var parts = mention.type().substring(EventType.PREFIX.length()).split("\\.");
        return Optional.of(parts[0]).filter(task -> parts.length == 2 && parts[1].equals("finished"));
    }

    private static Optional<EvaluationDto> evaluation(KeptnEvent event) {
        return event.data()
                .text("evaluation", "result")
                .map(result -> new EvaluationDto(
                        result,
                        event.data()
                                .at("evaluation", "score")
                                .filter(Number.class::isInstance)
                                .map(Number.class::cast)
                                .orElse(0)));
    }

    private static Optional<Mention> latest(Flow flow, String stage, Predicate<Mention> which) {
        return flow.events().stream()
                .filter(mention -> mention.stage().filter(stage::equals).isPresent())
                .filter(which)
                .reduce((older, newer) -> newer);
    }
}
