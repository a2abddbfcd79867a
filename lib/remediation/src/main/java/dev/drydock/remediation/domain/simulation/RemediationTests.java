package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Problem;
import dev.drydock.events.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tests of remediation files, as a user wrote them.
 *
 * @param files the folder of the files under test, relative to the test file; empty for the folder it is in
 */
public record RemediationTests(Scope scope, String files, List<Case> cases) {
    public RemediationTests {
        cases = List.copyOf(cases);
    }

    /**
     * One test.
     *
     * @param place {@code file:line:column}
     */
    public record Case(String name, Circumstances circumstances, List<GivenProblem> problems, String place) {
        public Case {
            problems = List.copyOf(problems);
        }
    }

    /** A problem, before its measurements are judged, and what is expected of it. */
    public record GivenProblem(
            Problem problem,
            Duration after,
            Optional<Double> before,
            Measurements measurements,
            Optional<Duration> goneAfter,
            Expected expected) {
        /** The problem with judged measurements. */
        public SimulatedProblem judged(Function<Measurements, List<Measured>> judge) {
            return new SimulatedProblem(problem, after, before, Outcomes.of(judge.apply(measurements)), goneAfter);
        }
    }
}
