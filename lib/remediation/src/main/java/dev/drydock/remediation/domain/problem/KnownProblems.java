package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.events.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** When the first of the actions was given that are still to be taken back. */
    public Optional<Instant> firstToUndo() {
        return lives.stream().flatMap(life -> life.firstToUndo().stream()).min(Comparator.naturalOrder());
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

    /** The same after a change. */
    public KnownProblems after(Change change) {
        var byId = new LinkedHashMap<ProblemId, ProblemLife>();
        lives.forEach(life -> byId.put(life.id(), life));
        change.lives().forEach(life -> byId.put(life.id(), life));
        return new KnownProblems(List.copyOf(byId.values()));
    }

    /** The change, with what the world is told of the problems that open by it, however that comes. */
    public Change announcing(Change change) {
        var ids = lives.stream().map(ProblemLife::id).collect(Collectors.toSet());
        var opened = change.lives().stream()
                .filter(life -> !ids.contains(life.id()))
                .map(OpeningNotice::of)
                .toList();
        return opened.isEmpty() ? change : new Change(List.of(), opened).and(change);
    }

    /** A new life; a problem that comes back after its end is another one. */
    ProblemLife opened(Report report) {
        var earlier = (int) lives.stream()
                .filter(life -> life.report().isAbout(report.problem()))
                .count();
        return ProblemLife.open(ProblemId.of(report, earlier), report);
    }
}
