package dev.drydock.remediation.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Problem;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.GuardsParser;
import dev.drydock.model.remediation.RemediationParser;
import dev.drydock.model.shipyard.ShipyardParser;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.guard.ActionRun;
import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import dev.drydock.remediation.domain.problem.ProblemState;
import dev.drydock.remediation.domain.problem.Timeline.Kind;
import dev.drydock.remediation.domain.simulation.Circumstances.TimedVote;
import dev.drydock.remediation.domain.simulation.Expected.Stopped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final Scope SCOPE = new Scope("shop", "production", "cart");
    private static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.3
            kind: Shipyard
            spec:
              stages:
                - name: production
                  sequences:
                    - name: remediation
                      triggeredOn:
                        - event: production.remediation.finished
                          selector: {match: {evaluation.result: fail}}
                      tasks: [{name: get-action}, {name: action}, {name: evaluation}]
            """;

    @ParameterizedTest(name = "{0} gives {1}, {2}")
    @CsvSource({
        "pass, 'scale', resolved",
        "warning, 'scale', resolved",
        "fail pass, 'scale restart', resolved",
        "fail fail, 'scale restart', escalated",
        "'', 'scale restart', escalated"
    })
    void shouldTryActionsInOrderUntilOneHelps(String results, String actions, String end) {
        // When
        var course = play("", "", Circumstances.quiet(MONDAY), results);

        // Then
        assertThat(String.join(" ", course.done().given())).isEqualTo(actions);
        assertThat(course.end()).map(ProblemState::word).contains(end);
    }

    @Test
    void shouldEscalateAfterOneActionWhenTheShipyardDoesNotTryAgain() {
        // Given
        var once = SHIPYARD.replaceAll("(?m)^ +triggeredOn:\\n.*\\n.*\\n", "");

        // When
        var course = simulation(once, "", "")
                .run(Circumstances.quiet(MONDAY), List.of(problem("fail")))
                .get(0);

        // Then
        assertThat(course.done().given()).containsExactly("scale");
        assertThat(course.end()).contains(ProblemState.ESCALATED);
    }

    @Test
    void shouldHoldAnActionUntilTheFreezeIsOverAndSayWhereItIsDeclared() {
        // When
        var course = play("freezes: [{between: '09:00-10:30'}]", "", Circumstances.quiet(MONDAY), "pass");

        // Then
        assertThat(course.done().held()).containsExactly(new Stopped("scale", "freeze"));
        assertThat(course.happenings())
                .filteredOn(one -> one.kind() == Kind.HELD)
                .extracting(Happening::place)
                .containsExactly("cart/remediation.yaml:8:30");
        assertThat(course.happenings())
                .filteredOn(one -> one.kind() == Kind.ACTION)
                .extracting(Happening::at)
                .containsExactly(Instant.parse("2026-01-05T10:30:00Z"));
    }

    @Test
    void shouldWaitForThePeopleWhoApprove() {
        // Given
        var votes = List.of(vote("anna", 5, true), vote("anna", 6, true), vote("ben", 20, true));

        // When
        var course = play("risk: high", "", voting(votes), "pass");

        // Then
        assertThat(course.happenings())
                .filteredOn(one -> one.kind() == Kind.ACTION)
                .extracting(Happening::at)
                .containsExactly(MONDAY.plus(Duration.ofMinutes(20)));
    }

    @ParameterizedTest
    @CsvSource({"escalate, '', escalated", "next, restart, resolved", "act, scale, resolved"})
    void shouldDoAsDeclaredWhenNobodyApproves(String then, String actions, String end) {
        // When
        var course = play("risk: medium, hold: {atMost: 30m, then: " + then + "}", "", voting(List.of()), "pass");

        // Then
        assertThat(String.join(" ", course.done().given())).isEqualTo(actions);
        assertThat(course.end()).map(ProblemState::word).contains(end);
        assertThat(course.happenings().stream()
                        .dropWhile(one -> one.kind() != Kind.HELD)
                        .skip(1)
                        .findFirst())
                .map(Happening::at)
                .contains(MONDAY.plus(Duration.ofMinutes(30)));
    }

    @Test
    void shouldSkipAnActionThatIsDeclined() {
        // When
        var course = play("risk: medium", "", voting(List.of(vote("anna", 1, false))), "pass");

        // Then
        assertThat(course.done().skipped()).containsExactly(new Stopped("scale", "risk"));
        assertThat(course.done().given()).containsExactly("restart");
    }

    @Test
    void shouldCountEarlierRunsOfThisAndOtherProblems() {
        // Given
        var simulation = simulation(SHIPYARD, "budget: [1/1h]", "");
        var problems = List.of(problem("pass"), after(problem("pass"), 10), after(problem("pass"), 70));

        // When
        var courses = simulation.run(Circumstances.quiet(MONDAY), problems);

        // Then
        assertThat(courses)
                .map(course -> course.done().given())
                .containsExactly(List.of("scale"), List.of("restart"), List.of("scale"));
        assertThat(courses.get(1).done().skipped()).containsExactly(new Stopped("scale", "budget"));
    }

    @Test
    void shouldSkipWhatDidNotHelpBefore() {
        // Given
        var runs = List.of(run(Effect.INEFFECTIVE, 60), run(Effect.INEFFECTIVE, 120));

        // When
        var course = play("ineffective: {runs: 2, within: 1d}", "", with(runs), "pass");

        // Then
        assertThat(course.done().skipped()).containsExactly(new Stopped("scale", "ineffective"));
    }

    @Test
    void shouldOnlyTellWhatWouldBeDoneInShadowMode() {
        // When
        var course = play("shadow: true", "", Circumstances.quiet(MONDAY), "fail pass");

        // Then
        assertThat(course.done().shadowed()).containsExactly("scale");
        assertThat(course.done().given()).containsExactly("restart");
    }

    @ParameterizedTest(name = "{0} with score {1}")
    @CsvSource({
        "'worse, closed', 20, back, before the next action",
        "closed, 20, back, at the end",
        "worse, 70, '', never"
    })
    void shouldTakeAnActionBackAsDeclared(String when, double score, String undone, String time) {
        // Given
        var undo = "undo: {action: back, when: [%s]}".formatted(when);
        var problem = new SimulatedProblem(
                slow(),
                Duration.ZERO,
                Optional.of(50.0),
                Outcomes.of(List.of(failed(score), failed(60), new Measured(Result.PASS, Optional.of(95.0)))),
                Optional.empty());

        // When
        var course = simulation(SHIPYARD, "", undo)
                .run(Circumstances.quiet(MONDAY), List.of(problem))
                .get(0);

        // Then
        assertThat(course.done().given()).containsExactly("scale", "restart");
        assertThat(String.join(" ", course.done().undone())).isEqualTo(undone);
        var told = String.join("\n", course.words());
        if (time.equals("before the next action")) {
            assertThat(told.indexOf("back")).isPositive().isLessThan(told.indexOf("restart"));
        } else if (time.equals("at the end")) {
            assertThat(told.indexOf("back")).isGreaterThan(told.indexOf("restart"));
        }
    }

    @Test
    void shouldStopWhenTheProblemGoesByItself() {
        // Given
        var problem = new SimulatedProblem(
                slow(), Duration.ZERO, Optional.empty(), Outcomes.of(List.of()), Optional.of(Duration.ofMinutes(2)));

        // When
        var course = simulation(SHIPYARD, "risk: medium", "")
                .run(Circumstances.quiet(MONDAY), List.of(problem))
                .get(0);

        // Then
        assertThat(course.done().given()).isEmpty();
        assertThat(course.end()).contains(ProblemState.RESOLVED_BY_ITSELF);
    }

    @Test
    void shouldSayThatNothingAnswersWithoutASequence() {
        // Given
        var without = SHIPYARD.replace("name: remediation", "name: delivery");

        // When
        var course = simulation(without, "", "")
                .run(Circumstances.quiet(MONDAY), List.of(problem("pass")))
                .get(0);

        // Then
        assertThat(course.end()).isEmpty();
        assertThat(course.message()).contains("no sequence 'remediation' in stage 'production'");
    }

    @Test
    void shouldCountOtherServicesForTheStormBrake() {
        // Given
        var guards =
                "apiVersion: drydock.dev/v1\nkind: Guards\nspec: {guards: {stormBrake: {services: 1}, hold: {atMost: 5m}}}\n";
        var other = new ActionRun(
                "p",
                new Scope("shop", "production", "desk"),
                "slow",
                "scale",
                MONDAY.minusSeconds(60),
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                Effect.PENDING);
        var files = new SimulatedFiles(
                ShipyardParser.parse("shipyard.yaml", SHIPYARD).value().orElseThrow(),
                GuardsParser.parse("guards.yaml", guards).value().orElseThrow(),
                remediation("", ""));

        // When
        var course = new Simulation(files, SCOPE)
                .run(with(List.of(other)), List.of(problem("pass")))
                .get(0);

        // Then
        assertThat(course.done().held()).containsExactly(new Stopped("scale", "storm-brake"));
        assertThat(course.end()).contains(ProblemState.ESCALATED);
    }

    private static Course play(String guards, String undo, Circumstances circumstances, String results) {
        return simulation(SHIPYARD, guards, undo)
                .run(circumstances, List.of(problem(results)))
                .get(0);
    }

    private static Simulation simulation(String shipyard, String guards, String undo) {
        var files = new SimulatedFiles(
                ShipyardParser.parse("shipyard.yaml", shipyard).value().orElseThrow(),
                GuardsFile.NONE,
                remediation(guards, undo));
        return new Simulation(files, SCOPE);
    }

    private static RemediationFile remediation(String guards, String undo) {
        var text = """
                apiVersion: spec.keptn.sh/0.1.4
                kind: Remediation
                spec:
                  remediations:
                    - problemType: slow
                      actionsOnOpen:
                        - action: scale
                          guards: {%s}
                          %s
                        - action: restart
                """.formatted(guards, undo);
        return new RemediationFile.Readable(
                RemediationParser.parse("cart/remediation.yaml", text).value().orElseThrow());
    }

    private static Problem slow() {
        return new Problem(Optional.of("slow"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static SimulatedProblem problem(String results) {
        var measured = Arrays.stream(results.split(" "))
                .flatMap(word -> Result.ofWire(word).stream())
                .map(result -> new Measured(result, Optional.empty()))
                .toList();
        return new SimulatedProblem(slow(), Duration.ZERO, Optional.empty(), Outcomes.of(measured), Optional.empty());
    }

    private static SimulatedProblem after(SimulatedProblem problem, int minutes) {
        return new SimulatedProblem(
                problem.problem(), Duration.ofMinutes(minutes), Optional.empty(), problem.outcomes(), Optional.empty());
    }

    private static Measured failed(double score) {
        return new Measured(Result.FAIL, Optional.of(score));
    }

    private static TimedVote vote(String by, int minutes, boolean approved) {
        return new TimedVote(by, approved, Duration.ofMinutes(minutes), Optional.empty(), "");
    }

    private static Circumstances voting(List<TimedVote> votes) {
        return new Circumstances(MONDAY, List.of(), List.of(), votes, Optional.empty(), 1, Circumstances.USUAL_TIME);
    }

    private static Circumstances with(List<ActionRun> runs) {
        return new Circumstances(MONDAY, runs, List.of(), List.of(), Optional.empty(), 1, Circumstances.USUAL_TIME);
    }

    private static ActionRun run(Effect effect, int minutesAgo) {
        return new ActionRun(
                "p" + minutesAgo,
                SCOPE,
                "slow",
                "scale",
                MONDAY.minus(Duration.ofMinutes(minutesAgo)),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                effect);
    }
}
