package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.guard.ApprovalVote;
import dev.drydock.remediation.domain.guard.KillSwitch;
import dev.drydock.remediation.domain.guard.Ledger;
import dev.drydock.remediation.domain.guard.StageView;
import dev.drydock.remediation.domain.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of this service on a store in memory, with a clock that only tests move. */
final class RemediationSide {
    static final GraceTimes GRACE =
            new GraceTimes(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(60));

    final List<KeptnEvent> said = new ArrayList<>();
    Instant now = Instant.parse("2026-01-01T10:00:00Z");
    private final Map<ProblemId, ProblemLife> lives = new LinkedHashMap<>();
    RemediationFile file;
    Outside.ProjectGuards guards = new Outside.ProjectGuards.Readable(GuardsFile.NONE);
    Optional<Double> score = Optional.empty();
    List<KillSwitch> switches = List.of();
    StageView stage = new StageView(1, Optional.empty(), Optional.empty());
    Deliveries deliveries = Deliveries.NONE;

    RemediationSide(RemediationFile file) {
        this.file = file;
    }

    List<KeptnEvent> hear(KeptnEvent event) {
        now = now.plusMillis(10);
        if (event.type().equals(EventType.taskTriggered("get-action"))) {
            return keep(new ActionAsked(known(), event, outside(), ledger(), GRACE).decide());
        }
        if (event.taskOf(EventKind.FINISHED).filter("evaluation"::equals).isPresent()) {
            return keep(new EvaluationNews(GRACE).on(known(), event, now));
        }
        return SequenceNews.concerns(event) ? keep(new SequenceNews(GRACE).on(known(), event, now)) : List.of();
    }

    ProblemNews report(Intake intake) {
        now = now.plusMillis(10);
        var news = ProblemNews.decide(known(), Optional.empty(), (Intake.Readable) intake, now, GRACE);
        keep(news.change());
        return news;
    }

    void checkUpAfter(Duration time, EngineView view) {
        now = now.plus(time);
        keep(ProblemEnd.settleAll(known(), now, GRACE, view));
    }

    /** What check-ups do: about ends, held actions and undos. */
    void decideAgainAfter(Duration time, EngineView view) {
        now = now.plus(time);
        keep(new DecidedAgain(outside(), ledger(), GRACE, view).about(known()));
    }

    ApprovalGiven vote(String by, boolean approved) {
        now = now.plusMillis(10);
        var given = ApprovalGiven.decide(known(), only().id(), new ApprovalVote(by, approved, "as agreed", now));
        if (given instanceof ApprovalGiven.Counts counts) {
            keep(counts.change());
            decideAgainAfter(Duration.ofMillis(10), EngineView.ACTIVE);
        }
        return given;
    }

    private Outside outside() {
        return new Outside(file, guards, stage, deliveries);
    }

    private Ledger ledger() {
        return new Ledger(now, RunsOf.lives(lives()), switches, score);
    }

    List<ProblemLife> lives() {
        return List.copyOf(lives.values());
    }

    ProblemLife only() {
        if (lives.size() != 1) {
            throw new AssertionError("expected one problem, not " + lives.values());
        }
        return lives().get(0);
    }

    List<String> closings() {
        return said.stream()
                .map(event -> event.type().value())
                .filter(type -> type.startsWith("sh.keptn.event.problem."))
                .filter(type -> !type.endsWith(".opened"))
                .map(type -> type.substring("sh.keptn.event.problem.".length()))
                .toList();
    }

    private KnownProblems known() {
        return new KnownProblems(lives());
    }

    private List<KeptnEvent> keep(Change plain) {
        var change = known().announcing(plain);
        change.lives().forEach(life -> lives.put(life.id(), life));
        said.addAll(change.events());
        return plain.events();
    }
}
