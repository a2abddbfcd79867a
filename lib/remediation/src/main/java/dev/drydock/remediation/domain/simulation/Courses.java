package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Problem;
import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.guard.Check;
import dev.drydock.remediation.domain.problem.Attempt;
import dev.drydock.remediation.domain.problem.Closing;
import dev.drydock.remediation.domain.problem.ProblemLife;
import dev.drydock.remediation.domain.problem.Skipped;
import dev.drydock.remediation.domain.problem.Timeline;
import dev.drydock.remediation.domain.problem.UndoRun;
import dev.drydock.remediation.domain.simulation.Course.Done;
import dev.drydock.remediation.domain.simulation.Expected.Stopped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads the course of a problem from its life. */
final class Courses {
    private Courses() {}

    static Course of(ProblemLife life, SimulatedFiles files, List<Stopped> held) {
        var done = new Done(
                actions(life, attempt -> !attempt.isUndo() && !attempt.shadow()),
                actions(life, attempt -> !attempt.isUndo() && attempt.shadow()),
                Stream.concat(
                                actions(life, attempt -> attempt.isUndo() && !attempt.shadow()).stream(),
                                life.undos().stream()
                                        .filter(undo -> undo.state() == UndoRun.State.DONE)
                                        .map(undo -> undo.action().action()))
                        .toList(),
                held,
                life.tries().skipped().stream()
                        .map(skipped -> new Stopped(
                                action(life, files, skipped), skipped.by().guard()))
                        .toList());
        return new Course(
                life.report().problem(),
                life.timeline().entries().stream()
                        .map(entry -> happening(life, entry))
                        .toList(),
                done,
                Optional.of(life.state()),
                life.closing().map(Closing::message).orElse("it is still open"));
    }

    static Course unanswered(Problem problem, String stage, String sequence) {
        var message = "nothing answers it: the shipyard has no sequence '%s' in stage '%s'".formatted(sequence, stage);
        return new Course(problem, List.of(), Done.NOTHING, Optional.empty(), message);
    }

    private static List<String> actions(ProblemLife life, Predicate<Attempt> which) {
        return life.attempts().stream()
                .filter(which)
                .map(attempt -> attempt.action().action())
                .toList();
    }

    private static String action(ProblemLife life, SimulatedFiles files, Skipped skipped) {
        var content = ((RemediationFile.Readable) files.remediation()).content();
        return ((NextAction.Found) NextAction.of(content, life.report().problem(), skipped.index()))
                .action()
                .action();
    }

    private static Happening happening(ProblemLife life, Timeline.Entry entry) {
        var checks = checks(entry);
        var by = checks.stream().filter(check -> !check.passes()).findFirst();
        var given = entry.kind() == Timeline.Kind.ACTION
                ? life.attempts().stream()
                        .filter(attempt -> attempt.at().equals(entry.at()))
                        .findFirst()
                : Optional.<Attempt>empty();
        var place = by.map(Check::place)
                .or(() -> given.map(attempt -> attempt.action().place()))
                .orElse("");
        return new Happening(entry.at(), entry.kind(), entry.words(), place, by, checks);
    }

    private static List<Check> checks(Timeline.Entry entry) {
        return entry.details().get("checks") instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(one -> check((Map<?, ?>) one))
                        .toList()
                : List.of();
    }

    private static Check check(Map<?, ?> details) {
        return new Check(
                String.valueOf(details.get("guard")),
                Boolean.TRUE.equals(details.get("passes")),
                String.valueOf(details.get("words")),
                String.valueOf(details.get("place")));
    }
}
