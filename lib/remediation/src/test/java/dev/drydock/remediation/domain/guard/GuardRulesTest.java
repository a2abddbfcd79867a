package dev.drydock.remediation.domain.guard;

import static dev.drydock.remediation.domain.guard.Given.CARTS;
import static dev.drydock.remediation.domain.guard.Given.NOW;
import static dev.drydock.remediation.domain.guard.Given.ended;
import static dev.drydock.remediation.domain.guard.Given.run;
import static dev.drydock.remediation.domain.guard.Given.underWay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Freeze;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.HoldLimit.Then;
import dev.drydock.model.remediation.ProblemRemedy;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.remediation.Risk;
import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which guard decides, and what becomes of what is held for too long. */
class GuardRulesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Freeze FREEZE = new Freeze.Once("sale", NOW.minusSeconds(1), NOW.plusSeconds(600));
    private static final KillSwitch SWITCH = new KillSwitch(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "audit",
            "ada",
            NOW.minusSeconds(1),
            Optional.empty());

    @Test
    void shouldActWhenNothingIsDeclared() {
        assertThat(new Given().decided())
                .isEqualTo(new GuardDecision.Act(
                        false,
                        List.of(new Check("delivery", true, "no delivery of the service runs in the stage", ""))));
    }

    @Test
    void shouldAskGuardsInTheirOrderAndTellWhatEachSays() {
        // Given
        var given = everythingHolds();

        // When
        var held = (GuardDecision.Hold) given.decided();

        // Then
        assertThat(held.by().guard()).isEqualTo("kill-switch");
        assertThat(held.checks().stream().map(Check::guard))
                .containsExactly(
                        "kill-switch",
                        "ineffective",
                        "freeze",
                        "delivery",
                        "budget",
                        "cool-down",
                        "storm-brake",
                        "risk");
        assertThat(held.checks()).allSatisfy(check -> assertThat(check.passes()).isFalse());
    }

    @ParameterizedTest(name = "held for {0} of at most {1}, then {2}: {3}")
    @CsvSource({
        "PT59M59S, PT1H,  ESCALATE, Hold",
        "PT1H,     PT1H,  ESCALATE, GiveUp",
        "PT1H,     PT1H,  NEXT,     Skip",
        "PT1H,     PT1H,  ACT,      GiveUp",
        "PT2H,     PT24H, NEXT,     Hold",
        "PT0S,     PT0S,  NEXT,     Skip",
    })
    void shouldEndAHoldThatLastsTooLongAsDeclared(Duration heldFor, Duration atMost, Then then, String ends) {
        // Given
        var given = new Given()
                .service(Stating.in("remediation.yaml").hold(atMost, then))
                .delivering("sequence delivery")
                .heldFor(heldFor);

        // Then
        assertThat(given.decided().getClass().getSimpleName()).isEqualTo(ends);
    }

    @ParameterizedTest(name = "asked for {0}, then {1}: {2}")
    @CsvSource({
        "PT59M59S, ESCALATE, Hold",
        "PT1H,     ESCALATE, GiveUp",
        "PT1H,     NEXT,     Skip",
        "PT1H,     ACT,      Act",
    })
    void shouldEndAnApprovalThatNobodyGivesAsDeclared(Duration askedFor, Then then, String ends) {
        // Given: it was held by something else long before
        var given = new Given()
                .action(Stating.in("remediation.yaml").risk(Risk.HIGH).hold(HOUR, then))
                .heldFor(Duration.ofHours(5))
                .askedFor(askedFor);

        // Then
        assertThat(given.decided().getClass().getSimpleName()).isEqualTo(ends);
    }

    @Test
    void shouldGivePeopleTheirWholeTimeFromTheMomentTheyAreAsked() {
        // Given
        var given = new Given()
                .action(Stating.in("remediation.yaml").risk(Risk.MEDIUM))
                .heldFor(Duration.ofHours(5));

        // When
        var held = (GuardDecision.Hold) given.decided();

        // Then
        assertThat(held.lookAgainAt()).isEqualTo(NOW.plus(HOUR));
    }

    @Test
    void shouldEscalateAfterAnHourWhenNoFileSaysAnything() {
        // Given
        var given = new Given().delivering("sequence delivery");

        // Then
        assertThat(given.heldFor(HOUR.minusSeconds(1)).decided()).isInstanceOf(GuardDecision.Hold.class);
        assertThat(given.heldFor(HOUR).decided()).isInstanceOf(GuardDecision.GiveUp.class);
    }

    @Test
    void shouldNotWaitLongerThanTheHoldMayLast() {
        // Given
        var given = new Given()
                .stage(Stating.in("guards.yaml").freeze(FREEZE).hold(Duration.ofMinutes(5), Then.NEXT))
                .heldFor(Duration.ofMinutes(4));

        // When
        var held = (GuardDecision.Hold) given.decided();

        // Then
        assertThat(held.lookAgainAt()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
    }

    @Test
    void shouldUseTheHoldLimitOfTheMostSpecificLevel() {
        // Given
        var given = new Given()
                .action(Stating.in("remediation.yaml").hold(Duration.ofMinutes(5), Then.NEXT))
                .project(Stating.in("guards.yaml").hold(Duration.ofHours(5), Then.ESCALATE))
                .delivering("sequence delivery")
                .heldFor(Duration.ofMinutes(5));

        // Then
        assertThat(given.decided()).isInstanceOf(GuardDecision.Skip.class);
    }

    @Test
    void shouldHoldAnUndoBySwitchesAndFreezesAlone() {
        // Given
        var free = new Given()
                .action(Stating.in("remediation.yaml")
                        .budget(1, HOUR)
                        .coolDown(HOUR)
                        .risk(Risk.HIGH))
                .delivering("sequence delivery")
                .ran(Duration.ofMinutes(1));
        var frozen = new Given().stage(Stating.in("guards.yaml").freeze(FREEZE));
        var stopped = new Given().stopped(SWITCH);

        // Then
        assertThat(GuardRules.decideUndo(free.facts())).isInstanceOf(GuardDecision.Act.class);
        assertThat(GuardRules.decideUndo(frozen.facts())).isInstanceOf(GuardDecision.Hold.class);
        assertThat(GuardRules.decideUndo(stopped.facts())).isInstanceOf(GuardDecision.Hold.class);
    }

    @Test
    void shouldUndoInShadowWhatWasDoneInShadow() {
        // Given
        var given = new Given().project(Stating.in("guards.yaml").shadow(true));

        // Then
        assertThat(((GuardDecision.Act) GuardRules.decideUndo(given.facts())).shadow())
                .isTrue();
    }

    @Test
    void shouldLookBackAsFarAsTheLongestWindowOfAnyFile() {
        // Given
        var action = new Action(
                "",
                "scale",
                "",
                "",
                Stating.in("").budget(1, Duration.ofHours(2)).done(),
                Optional.empty(),
                "");
        var service = new Remediation(
                "",
                List.of(new ProblemRemedy("slow", Optional.of(List.of(action)))),
                Stating.in("").coolDown(Duration.ofHours(3)).done());
        var stages =
                Map.of("qa", Stating.in("").ineffective(1, Duration.ofHours(5)).done());
        var actions =
                Map.of("restart", Stating.in("").budget(1, Duration.ofHours(4)).done());
        var file = new GuardsFile(Stating.in("").done(), stages, actions);

        // Then
        assertThat(GuardRules.looksBack(service, file)).isEqualTo(Duration.ofHours(5));
        assertThat(GuardRules.looksBack(service, GuardsFile.NONE)).isEqualTo(Duration.ofHours(3));
        assertThat(GuardRules.looksBack(new Remediation("", List.of()), GuardsFile.NONE))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "PT10M,     10m",
        "PT90M,     1h30m",
        "PT24H,     24h",
        "PT48H,     2d",
        "PT168H,    7d",
        "PT49H,     49h",
        "PT1H0M5S,  1h5s",
        "PT0.25S,   250ms",
    })
    void shouldWriteLengthsAsFilesDo(Duration length, String text) {
        assertThat(Words.length(length)).isEqualTo(text);
    }

    private static Given everythingHolds() {
        var action = Stating.in("remediation.yaml")
                .budget(1, HOUR)
                .coolDown(HOUR)
                .ineffective(1, HOUR)
                .freeze(FREEZE)
                .risk(Risk.HIGH);
        var given = new Given()
                .action(action)
                .project(Stating.in("guards.yaml").stormBrake(Optional.of(1), Optional.empty()))
                .stopped(SWITCH)
                .delivering("sequence delivery");
        Stream.of(ended(run(CARTS, "scale", NOW.minusSeconds(1)), Effect.INEFFECTIVE), underWay("production", "orders"))
                .forEach(given::ran);
        return given;
    }
}
