package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.events.Problem;
import java.util.List;
import java.util.Optional;

/** All problems of one flow at one place, the oldest first. */
public record KnownProblems(List<ProblemLife> lives) {
    public KnownProblems {
        lives = List.copyOf(lives);
    }

    List<ProblemLife> open() {
        return lives.stream().filter(ProblemLife::isOpen).toList();
    }

    Optional<ProblemLife> latestAbout(Problem problem) {
        return lives.stream().filter(life -> life.report().isAbout(problem)).reduce((older, newer) -> newer);
    }

    /** The one whose action is held, if any. */
    public Optional<ProblemLife> held() {
        return open().stream().filter(life -> life.held().isPresent()).findFirst();
    }

    Optional<ProblemLife> withUndo(EventId triggeredId) {
        return lives.stream()
                .filter(life -> life.undos().stream()
                        .anyMatch(undo -> undo.triggeredId().equals(triggeredId)))
                .findFirst();
    }

    Optional<ProblemLife> withRun(EventId triggeredId) {
        return lives.stream().filter(life -> life.hasRun(triggeredId)).findFirst();
    }

    /** A new life; a problem that comes back after its end is another one. */
    ProblemLife opened(Report report) {
        var earlier = (int) lives.stream()
                .filter(life -> life.report().isAbout(report.problem()))
                .count();
        return ProblemLife.open(ProblemId.of(report, earlier), report);
    }
}
