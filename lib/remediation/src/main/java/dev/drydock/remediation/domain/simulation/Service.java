package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Problem;
import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.guard.ApprovalVote;
import dev.drydock.remediation.domain.guard.Ledger;
import dev.drydock.remediation.domain.guard.StageView;
import dev.drydock.remediation.domain.problem.ActionAsked;
import dev.drydock.remediation.domain.problem.ApprovalGiven;
import dev.drydock.remediation.domain.problem.Asking;
import dev.drydock.remediation.domain.problem.Change;
import dev.drydock.remediation.domain.problem.DecidedAgain;
import dev.drydock.remediation.domain.problem.Deliveries;
import dev.drydock.remediation.domain.problem.EngineView;
import dev.drydock.remediation.domain.problem.EvaluationNews;
import dev.drydock.remediation.domain.problem.GraceTimes;
import dev.drydock.remediation.domain.problem.Held;
import dev.drydock.remediation.domain.problem.KnownProblems;
import dev.drydock.remediation.domain.problem.Outside;
import dev.drydock.remediation.domain.problem.ProblemLife;
import dev.drydock.remediation.domain.problem.SequenceNews;
import dev.drydock.remediation.domain.simulation.Circumstances.TimedVote;
import dev.drydock.remediation.domain.simulation.Expected.Stopped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The service's side of one problem: its own rules on a store in memory, with a clock that is moved from outside. */
final class Service {
    private static final GraceTimes GRACE =
            new GraceTimes(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(60));
    private static final int SMALL_STEPS = 1000;

    final Scope scope;
    final KeptnContext context;
    private final SimulatedFiles files;
    private final Circumstances circumstances;
    private final Records records;
    private final List<Stopped> held = new ArrayList<>();
    private final Set<String> heldActions = new HashSet<>();
    private final Set<String> voted = new HashSet<>();
    private Optional<ProblemLife> life = Optional.empty();
    private int ids;
    Instant now;

    Service(
            SimulatedFiles files,
            Scope scope,
            Circumstances circumstances,
            Records records,
            KeptnContext context,
            Instant now) {
        this.files = files;
        this.scope = scope;
        this.circumstances = circumstances;
        this.records = records;
        this.context = context;
        this.now = now;
    }

    Optional<ProblemLife> life() {
        return life;
    }

    /** Each action that was held, with the guard that did so first. */
    List<Stopped> held() {
        return held;
    }

    /** Hears an event of the engine or of the one who measures. */
    List<KeptnEvent> hear(KeptnEvent event) {
        if (event.type().equals(EventType.taskTriggered("get-action"))) {
            return keep(new ActionAsked(known(), event, outside(), ledger(), GRACE).decide());
        }
        if (event.taskOf(EventKind.FINISHED).filter("evaluation"::equals).isPresent()) {
            EvaluationNews.scoreOf(event).ifPresent(points -> records.note(scope, points, now));
            return keep(new EvaluationNews(GRACE).on(known(), event, now));
        }
        return keep(new SequenceNews(GRACE).on(known(), event, now));
    }

    /** Hears that the problem is gone. */
    List<KeptnEvent> hearGone(Problem problem) {
        var block = new LinkedHashMap<>(Play.block(problem));
        block.put("State", "RESOLVED");
        return hear(event(
                "alert",
                new EventType.OfSequence(scope.stage(), Play.LOOP, EventKind.TRIGGERED),
                Payload.of(scope).with("problem", block)));
    }

    /** Decides again, as the service does after a while. */
    List<KeptnEvent> lookAgain(EngineView engine) {
        return keep(new DecidedAgain(outside(), ledger(), GRACE, engine).about(known()));
    }

    /** Lets time pass until something may have changed about a held action, or until the end; then decides again. */
    List<KeptnEvent> waitForAction(Held waiting, Optional<Instant> end, int step) {
        var due = dueVotes(waiting);
        var pause = Duration.between(now, waiting.lookAgainAt()).multipliedBy(step / SMALL_STEPS + 1L);
        var until = pause.isNegative() || pause.isZero() ? now.plusSeconds(1) : now.plus(pause);
        now = Stream.of(Stream.of(until, waiting.until()), end.stream(), due.map(ApprovalVote::at))
                .flatMap(times -> times)
                .filter(time -> !time.isBefore(now))
                .min(Instant::compareTo)
                .orElse(until);
        var said = new ArrayList<KeptnEvent>();
        dueVotes(waiting).filter(vote -> !vote.at().isAfter(now)).forEach(vote -> {
            voted.add(key(waiting, vote));
            if (ApprovalGiven.decide(known(), life.orElseThrow().id(), vote) instanceof ApprovalGiven.Counts counts) {
                said.addAll(keep(counts.change()));
            }
        });
        said.addAll(lookAgain(EngineView.ACTIVE));
        return said;
    }

    KeptnEvent event(String source, EventType type, Payload data) {
        return event(source, type, Optional.empty(), data);
    }

    KeptnEvent event(String source, EventType type, Optional<EventId> triggeredId, Payload data) {
        var id = new EventId(context.value() + "-" + ++ids);
        return new KeptnEvent(id, source, type, now, context, triggeredId, Optional.empty(), data);
    }

    private Stream<ApprovalVote> dueVotes(Held waiting) {
        return waiting.asking().stream()
                .flatMap(asking -> circumstances.votes().stream()
                        .filter(vote -> vote.action()
                                .map(waiting.action().action()::equals)
                                .orElse(true))
                        .map(vote -> vote(asking, vote))
                        .filter(vote -> !voted.contains(key(waiting, vote))));
    }

    private static ApprovalVote vote(Asking asking, TimedVote vote) {
        return new ApprovalVote(
                vote.by(), vote.approved(), vote.comment(), asking.since().plus(vote.after()));
    }

    private static String key(Held waiting, ApprovalVote vote) {
        return waiting.index() + vote.by() + vote.at();
    }

    private Outside outside() {
        var delivery = circumstances.delivery().filter(now::isBefore).map(until -> "a delivery");
        return new Outside(
                files.remediation(),
                new Outside.ProjectGuards.Readable(files.guards()),
                new StageView(circumstances.servicesOfStage(), delivery, Optional.empty()),
                Deliveries.NONE);
    }

    private Ledger ledger() {
        return records.at(now, scope, circumstances.switches());
    }

    private KnownProblems known() {
        return new KnownProblems(life.stream().toList());
    }

    private List<KeptnEvent> keep(Change change) {
        change.lives().forEach(one -> {
            life = Optional.of(one);
            records.keep(one);
            one.held().ifPresent(this::note);
        });
        return change.events();
    }

    private void note(Held one) {
        if (heldActions.add(one.index() + " " + one.undoes())) {
            held.add(new Stopped(one.action().action(), one.by().guard()));
        }
    }
}
