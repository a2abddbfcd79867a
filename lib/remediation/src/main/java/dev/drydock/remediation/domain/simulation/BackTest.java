package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.simulation.Circumstances.TimedVote;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Recorded problems against other files: what would be decided now. All share one ledger, as they would have. After an action
 * the evaluation finds what it found then; an action that was not tried then does not help. People approve as soon as they are
 * asked, and nobody throws a kill switch: neither is a matter of files.
 */
public final class BackTest {
    private static final List<TimedVote> PEOPLE = List.of(agreeing("one person"), agreeing("another person"));

    private final Function<Scope, Optional<SimulatedFiles>> files;
    private final Records records = new Records(List.of());
    private int number;

    private BackTest(Function<Scope, Optional<SimulatedFiles>> files) {
        this.files = files;
    }

    /**
     * Plays every problem, in the order in which they came up.
     *
     * @param files of a service in a stage; absent when there are none
     */
    public static List<Replayed> run(Function<Scope, Optional<SimulatedFiles>> files, List<RecordedProblem> problems) {
        var test = new BackTest(files);
        return problems.stream()
                .sorted(Comparator.comparing(RecordedProblem::openedAt))
                .map(test::replay)
                .toList();
    }

    private Replayed replay(RecordedProblem then) {
        return new Replayed(then, files.apply(then.scope()).map(found -> play(found, then)));
    }

    private Course play(SimulatedFiles found, RecordedProblem then) {
        var problem = new SimulatedProblem(
                then.problem(), Duration.ZERO, Optional.empty(), then.outcomes(), Optional.empty());
        var circumstances = new Circumstances(
                then.openedAt(), List.of(), List.of(), PEOPLE, Optional.empty(), 1, Circumstances.USUAL_TIME);
        var service =
                new Service(found, then.scope(), circumstances, records, Simulation.context(number++), then.openedAt());
        return new Play(found, circumstances, problem, service, records).run();
    }

    private static TimedVote agreeing(String who) {
        return new TimedVote(who, true, Duration.ZERO, Optional.empty(), "");
    }
}
