package dev.drydock.remediation.domain.guard;

import static dev.drydock.remediation.domain.guard.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.remediation.Freeze;
import dev.drydock.model.remediation.HoldLimit;
import dev.drydock.model.remediation.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people, clocks and deliveries hold back, and how that is said. */
class EachGuardTest {
    private static final Freeze CHRISTMAS = new Freeze.Once("christmas", NOW.minusSeconds(1), NOW.plusSeconds(60));

    @ParameterizedTest(name = "project {0}, stage {1}, action {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            -,     -,          -,       true
            shop,  -,          -,       true
            -,     production, -,       true
            -,     -,          scale,   true
            shop,  production, scale,   true
            other, -,          -,       false
            shop,  qa,         -,       false
            shop,  production, restart, false
            """)
    void shouldStopExactlyWhatASwitchCovers(
            @Nullable String project, @Nullable String stage, @Nullable String action, boolean isStopped) {
        // Given
        var one = new KillSwitch(
                Optional.ofNullable(project),
                Optional.ofNullable(stage),
                Optional.ofNullable(action),
                "database migration",
                "ada",
                NOW.minusSeconds(60),
                Optional.empty());

        // Then
        assertThat(new Given().stopped(one).decided() instanceof GuardDecision.Hold)
                .isEqualTo(isStopped);
    }

    @Test
    void shouldSayWhoStoppedWhatWhyAndUntilWhen() {
        // Given
        var one = switchUntil(NOW.plusSeconds(7200));

        // When
        var held = (GuardDecision.Hold) new Given().stopped(one).decided();

        // Then
        assertThat(held.by())
                .isEqualTo(new Check(
                        "kill-switch",
                        false,
                        "ada stopped all actions of project 'shop' at 2026-11-23T09:59:00Z: database migration (until 2026-11-23T12:00:00Z)",
                        ""));
    }

    @Test
    void shouldLetGoExactlyWhenASwitchExpires() {
        // Given
        var one = switchUntil(NOW);

        // Then
        assertThat(new Given().at(NOW.minusNanos(1)).stopped(one).decided())
                .isInstanceOfSatisfying(
                        GuardDecision.Hold.class,
                        held -> assertThat(held.lookAgainAt()).isEqualTo(NOW));
        assertThat(new Given().at(NOW).stopped(one).decided()).isInstanceOf(GuardDecision.Act.class);
    }

    @Test
    void shouldNotWaitForTheEndOfASwitchThatMayBeLiftedBefore() {
        // Given
        var one = switchUntil(NOW.plus(Duration.ofDays(1)));

        // When
        var held = (GuardDecision.Hold) new Given().stopped(one).decided();

        // Then
        assertThat(held.lookAgainAt()).isBefore(NOW.plus(Duration.ofMinutes(2)));
    }

    @Test
    void shouldHoldInAFreezeAndNameIt() {
        // Given
        var given = new Given().stage(Stating.in("guards.yaml").freeze(CHRISTMAS));

        // When
        var held = (GuardDecision.Hold) given.decided();

        // Then
        assertThat(held.by())
                .isEqualTo(new Check(
                        "freeze",
                        false,
                        "the freeze 'christmas' lasts until 2026-11-23T10:01:00Z",
                        "guards.yaml:freezes"));
        assertThat(held.lookAgainAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(given.at(NOW.plusSeconds(60)).decided()).isInstanceOf(GuardDecision.Act.class);
    }

    @Test
    void shouldWaitForADeliveryUnlessTheMostSpecificFileSaysNo() {
        // Given
        var waiting = new Given().delivering("sequence delivery (keptn context c1)");

        // Then
        assertThat(words(waiting.decided(), "delivery"))
                .containsExactly("sequence delivery (keptn context c1) works on the service");
        assertThat(waiting.decided()).isInstanceOf(GuardDecision.Hold.class);
        assertThat(waiting.project(Stating.in("guards.yaml").waitForDelivery(false))
                        .decided())
                .isInstanceOf(GuardDecision.Act.class);
        assertThat(waiting.action(Stating.in("remediation.yaml").waitForDelivery(true))
                        .decided())
                .isInstanceOf(GuardDecision.Hold.class);
    }

    @Test
    void shouldNotTakeForGrantedWhatTheEngineDoesNotTell() {
        // Given
        var blind = new Given().blind("the shipyard-controller does not answer");

        // Then
        assertThat(blind.decided()).isInstanceOf(GuardDecision.Hold.class);
        assertThat(words(blind.decided(), "delivery"))
                .containsExactly(
                        "it cannot be told whether a delivery of the service runs: the shipyard-controller does not answer");
        assertThat(blind.service(Stating.in("remediation.yaml").waitForDelivery(false))
                        .decided())
                .isInstanceOf(GuardDecision.Act.class);
    }

    @ParameterizedTest(name = "held for {0}: again after {1}")
    @CsvSource({"0s, 5s", "10s, 5s", "100s, 10s", "1000s, 30s", "50000s, 30s"})
    void shouldLookLessOftenTheLongerItIsHeld(String heldFor, String again) {
        // Given
        var given = new Given()
                .project(Stating.in("guards.yaml").hold(Duration.ofDays(7), HoldLimit.Then.ESCALATE))
                .delivering("sequence delivery")
                .heldFor(Duration.parse("PT" + heldFor));

        // When
        var held = (GuardDecision.Hold) given.decided();

        // Then
        assertThat(held.lookAgainAt()).isEqualTo(NOW.plus(Duration.parse("PT" + again)));
    }

    @ParameterizedTest(name = "risk {0}, approved by {1}: {2}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            LOW    | -        | Act  | risk low: nobody needs to approve
            MEDIUM | -        | Hold | risk medium: one person must approve, nobody has
            MEDIUM | ada      | Act  | risk medium: one person must approve, approved by ada
            HIGH   | -        | Hold | risk high: two different people must approve, nobody has
            HIGH   | ada      | Hold | risk high: two different people must approve, approved by ada
            HIGH   | ada ada  | Hold | risk high: two different people must approve, approved by ada
            HIGH   | ada bob  | Act  | risk high: two different people must approve, approved by ada and bob
            """)
    void shouldAskAsManyDifferentPeopleAsTheRiskDemands(Risk risk, @Nullable String by, String ends, String words) {
        // Given
        var given = new Given().action(Stating.in("remediation.yaml").risk(risk));
        Optional.ofNullable(by).stream()
                .flatMap(names -> Stream.of(names.split(" ")))
                .forEach(name -> given.voted(name, true, ""));

        // When
        var decided = given.decided();

        // Then
        assertThat(decided.getClass().getSimpleName()).isEqualTo(ends);
        assertThat(words(decided, "risk")).containsExactly(words);
    }

    @Test
    void shouldTakeTheHighestRiskOfAllLevels() {
        // Given
        var given = new Given()
                .action(Stating.in("remediation.yaml").risk(Risk.LOW))
                .everywhere(Stating.in("guards.yaml").risk(Risk.MEDIUM));

        // When
        var held = (GuardDecision.Hold) given.decided();

        // Then
        assertThat(held.by().place()).isEqualTo("guards.yaml:risk");
    }

    @Test
    void shouldSkipWhatOnePersonDeclinesWhateverOthersSay() {
        // Given
        var given = new Given()
                .action(Stating.in("remediation.yaml").risk(Risk.MEDIUM))
                .voted("ada", true, "")
                .voted("bob", false, "not during the sale");

        // When
        var skipped = (GuardDecision.Skip) given.decided();

        // Then
        assertThat(skipped.by().words()).isEqualTo("bob declined it: not during the sale");
    }

    @Test
    void shouldAskNobodyAboutWhatIsNotExecuted() {
        // Given
        var given = new Given()
                .action(Stating.in("remediation.yaml").risk(Risk.HIGH))
                .project(Stating.in("guards.yaml").shadow(true));

        // When
        var decided = (GuardDecision.Act) given.decided();

        // Then
        assertThat(decided.shadow()).isTrue();
        assertThat(words(decided, "risk")).containsExactly("risk high: in shadow mode nobody is asked");
        assertThat(decided.checks())
                .contains(new Check("shadow", true, "shadow mode: it is recorded, not executed", "guards.yaml:shadow"));
    }

    @Test
    void shouldStayInShadowWhenAnyLevelSaysSo() {
        // Given
        var given = new Given()
                .action(Stating.in("remediation.yaml").shadow(false))
                .project(Stating.in("guards.yaml").shadow(true));

        // Then
        assertThat(((GuardDecision.Act) given.decided()).shadow()).isTrue();
        assertThat(((GuardDecision.Act) new Given()
                                .action(Stating.in("remediation.yaml").shadow(false))
                                .decided())
                        .shadow())
                .isFalse();
    }

    private static KillSwitch switchUntil(Instant end) {
        return new KillSwitch(
                Optional.of("shop"),
                Optional.empty(),
                Optional.empty(),
                "database migration",
                "ada",
                NOW.minusSeconds(60),
                Optional.of(end));
    }

    private static List<String> words(GuardDecision decided, String guard) {
        return decided.checks().stream()
                .filter(check -> check.guard().equals(guard))
                .map(Check::words)
                .toList();
    }
}
