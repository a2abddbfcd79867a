package dev.drydock.remediation.domain.guard;

import static dev.drydock.remediation.domain.guard.Given.CARTS;
import static dev.drydock.remediation.domain.guard.Given.NOW;
import static dev.drydock.remediation.domain.guard.Given.asShadow;
import static dev.drydock.remediation.domain.guard.Given.ended;
import static dev.drydock.remediation.domain.guard.Given.run;
import static dev.drydock.remediation.domain.guard.Given.underWay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Scope;
import dev.drydock.model.remediation.WhenSpent;
import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the ledger holds back, and how that is said. */
class CountingGuardsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void shouldSkipToTheNextActionWhenABudgetIsSpent() {
        // Given
        var given = new Given()
                .action(Stating.in("remediation.yaml").budget(2, HOUR))
                .ran(Duration.ofMinutes(50))
                .ran(Duration.ofMinutes(10));

        // When
        var skipped = (GuardDecision.Skip) given.decided();

        // Then
        assertThat(skipped.by())
                .isEqualTo(new Check(
                        "budget",
                        false,
                        "2 of 2 runs in 1h used by this action, there is room again at 2026-11-23T10:10:00Z",
                        "remediation.yaml:budget"));
    }

    @Test
    void shouldWaitForRoomWhenToldSo() {
        // Given
        var given = new Given()
                .service(Stating.in("remediation.yaml")
                        .budget(1, Duration.ofDays(7))
                        .whenSpent(WhenSpent.WAIT))
                .ran(Duration.ofMinutes(10080 - 30));

        // When
        var held = (GuardDecision.Hold) given.decided();

        // Then
        assertThat(held.by().words())
                .isEqualTo("1 of 1 run in 7d used by this service, there is room again at 2026-11-23T10:30:00Z");
        assertThat(held.lookAgainAt()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    }

    @ParameterizedTest(name = "a run of {0} in {1}/{2} counts for {3}: {4}")
    @CsvSource({
        "scale,   production, carts,  action,     true",
        "restart, production, carts,  action,     false",
        "scale,   production, orders, action,     false",
        "scale,   qa,         carts,  action,     false",
        "restart, production, carts,  service,    true",
        "scale,   production, orders, service,    false",
        "scale,   qa,         orders, everywhere, true",
        "restart, production, carts,  everywhere, false",
        "restart, production, orders, stage,      true",
        "scale,   qa,         carts,  stage,      false",
        "restart, qa,         orders, project,    true",
    })
    void shouldCountOnEachLevelWhatItCovers(String action, String stage, String service, String level, boolean counts) {
        // Given
        var guards = Stating.in("file").budget(1, HOUR);
        var given = new Given().ran(run(new Scope("shop", stage, service), action, NOW.minusSeconds(60)));

        // When
        var decided = switch (level) {
            case "action" -> given.action(guards).decided();
            case "service" -> given.service(guards).decided();
            case "everywhere" -> given.everywhere(guards).decided();
            case "stage" -> given.stage(guards).decided();
            default -> given.project(guards).decided();
        };

        // Then
        assertThat(decided instanceof GuardDecision.Skip).isEqualTo(counts);
    }

    @Test
    void shouldObeyEveryBudgetOfEveryLevel() {
        // Given
        var given = new Given()
                .action(Stating.in("remediation.yaml").budget(9, HOUR).budget(1, Duration.ofHours(24)))
                .project(Stating.in("guards.yaml").budget(9, HOUR))
                .ran(Duration.ofHours(23));

        // When
        var skipped = (GuardDecision.Skip) given.decided();

        // Then
        assertThat(skipped.by().words()).startsWith("1 of 1 run in 24h used by this action");
        assertThat(skipped.checks())
                .filteredOn(check -> check.guard().equals("budget"))
                .hasSize(3);
    }

    @Test
    void shouldCoolDownFromTheBeginningOfTheLastRunToTheMoment() {
        // Given
        var guards = Stating.in("remediation.yaml").coolDown(Duration.ofMinutes(10));

        // When
        var held = (GuardDecision.Hold) new Given()
                .action(guards)
                .ran(Duration.ofMinutes(30))
                .ran(Duration.ofMinutes(4))
                .decided();
        var cooled = new Given().action(guards).ran(Duration.ofMinutes(10)).decided();

        // Then
        assertThat(held.lookAgainAt()).isEqualTo(NOW.plus(Duration.ofMinutes(6)));
        assertThat(held.by().words())
                .isEqualTo(
                        "the last run of this action was at 2026-11-23T09:56:00Z, it cools down for 10m until 2026-11-23T10:06:00Z");
        assertThat(cooled).isInstanceOf(GuardDecision.Act.class);
    }

    @ParameterizedTest(name = "at most {0} services, {1} % of {2}; {3} others: {4}")
    @CsvSource(nullValues = "-", textBlock = """
            3, -,    100, 2,  Act
            3, -,    100, 3,  Hold
            -, 20,   10,  1,  Act
            -, 20,   10,  2,  Hold
            # rounded down, but at least one
            -, 25,   10,  2,  Hold
            -, 20,   4,   0,  Act
            -, 20,   4,   1,  Hold
            -, 1,    0,   0,  Act
            # in decimals as written: 0.07 * 100 is not 7.000000000000001, nor 6.99
            -, 57,   100, 56, Act
            -, 57,   100, 57, Hold
            -, 0.29, 10000, 28, Act
            -, 0.29, 10000, 29, Hold
            # the stricter of both
            5, 20,   10,  2,  Hold
            1, 100,  10,  1,  Hold
            """)
    void shouldBrakeAStorm(@Nullable Integer services, @Nullable Double percent, int ofStage, int others, String ends) {
        // Given
        var given = new Given()
                .project(Stating.in("guards.yaml")
                        .stormBrake(Optional.ofNullable(services), Optional.ofNullable(percent)))
                .servicesOfStage(ofStage);
        for (var other = 0; other < others; other++) {
            given.ran(underWay("production", "service-" + other));
        }

        // Then
        assertThat(given.decided().getClass().getSimpleName()).isEqualTo(ends);
    }

    @Test
    void shouldCountServicesOnceAndNeitherItselfNorOtherStages() {
        // Given
        var given = new Given()
                .stage(Stating.in("guards.yaml").stormBrake(Optional.of(2), Optional.empty()))
                .ran(underWay("production", "orders"))
                .ran(underWay("production", "orders"))
                .ran(underWay("production", "carts"))
                .ran(underWay("qa", "payment"))
                .ran(asShadow(underWay("production", "search")));

        // When
        var decided = given.decided();

        // Then
        assertThat(decided).isInstanceOf(GuardDecision.Act.class);
        assertThat(decided.checks())
                .contains(new Check(
                        "storm-brake",
                        true,
                        "1 other service of stage 'production' is under remediation, at most 2 may be at once",
                        "guards.yaml:stormBrake"));
    }

    @Test
    void shouldHoldAShareOfAStageThatNobodyCanCount() {
        // Given
        var blind = new Given()
                .blind("the shipyard-controller does not answer")
                .service(Stating.in("remediation.yaml").waitForDelivery(false));

        // Then
        assertThat(blind.project(Stating.in("guards.yaml").stormBrake(Optional.empty(), Optional.of(20.0)))
                        .decided())
                .isInstanceOf(GuardDecision.Hold.class);
        assertThat(blind.project(Stating.in("guards.yaml").stormBrake(Optional.of(3), Optional.empty()))
                        .decided())
                .isInstanceOf(GuardDecision.Act.class);
    }

    @Test
    void shouldSkipWhatDidNotHelpOftenEnough() {
        // Given
        var given = new Given()
                .action(Stating.in("remediation.yaml").ineffective(2, Duration.ofHours(24)))
                .ran(ended(run(CARTS, "scale", NOW.minus(Duration.ofHours(24)).plusNanos(1)), Effect.INEFFECTIVE))
                .ran(ended(run(CARTS, "scale", NOW.minusSeconds(60)), Effect.INEFFECTIVE));

        // When
        var skipped = (GuardDecision.Skip) given.decided();

        // Then
        assertThat(skipped.by())
                .isEqualTo(new Check(
                        "ineffective",
                        false,
                        "it did not help in 2 runs in the last 24h",
                        "remediation.yaml:ineffective"));
    }

    @Test
    void shouldForgiveWhatIsPastHelpedFailedOrWasForSomethingElse() {
        // Given
        var old = run(CARTS, "scale", NOW.minus(Duration.ofHours(24)));
        var recent = run(CARTS, "scale", NOW.minusSeconds(60));
        var given = new Given()
                .action(Stating.in("remediation.yaml").ineffective(1, Duration.ofHours(24)))
                .ran(ended(old, Effect.INEFFECTIVE))
                .ran(ended(recent, Effect.EFFECTIVE))
                .ran(ended(recent, Effect.FAILED))
                .ran(ended(recent, Effect.UNKNOWN))
                .ran(asShadow(ended(recent, Effect.INEFFECTIVE)))
                .ran(ended(run(CARTS, "restart", NOW.minusSeconds(60)), Effect.INEFFECTIVE))
                .ran(ended(
                        run(new Scope("shop", "production", "orders"), "scale", NOW.minusSeconds(60)),
                        Effect.INEFFECTIVE));

        // Then
        assertThat(given.decided()).isInstanceOf(GuardDecision.Act.class);
    }

    @Test
    void shouldCountShadowRunsForNothing() {
        // Given
        var given = new Given()
                .action(Stating.in("remediation.yaml")
                        .budget(1, HOUR)
                        .coolDown(HOUR)
                        .ineffective(1, HOUR))
                .project(Stating.in("guards.yaml").stormBrake(Optional.of(1), Optional.empty()))
                .ran(asShadow(ended(run(CARTS, "scale", NOW.minusSeconds(1)), Effect.INEFFECTIVE)))
                .ran(asShadow(underWay("production", "orders")));

        // Then
        assertThat(given.decided()).isInstanceOf(GuardDecision.Act.class);
    }

    @Property
    void noSequenceOfDecisionsEverExceedsABudgetOrACoolDown(
            @ForAll @Size(max = 50) List<@IntRange(max = 900) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 3) int perHour,
            @ForAll @IntRange(min = 1, max = 30) int coolDown,
            @ForAll boolean waits) {
        // Given
        var action = Stating.in("remediation.yaml")
                .budget(perHour, HOUR)
                .coolDown(Duration.ofMinutes(coolDown))
                .whenSpent(waits ? WhenSpent.WAIT : WhenSpent.NEXT);
        var done = new ArrayList<Instant>();

        // When
        var now = NOW;
        for (var pause : pauses) {
            now = now.plusSeconds(pause);
            var given = new Given().at(now).action(action);
            done.forEach(at -> given.ran(run(CARTS, "scale", at)));
            if (given.decided() instanceof GuardDecision.Act) {
                done.add(now);
            }
        }

        // Then
        for (var i = 0; i < done.size(); i++) {
            var begin = done.get(i);
            assertThat(done.stream()
                            .filter(at -> !at.isBefore(begin) && at.isBefore(begin.plus(HOUR)))
                            .count())
                    .isLessThanOrEqualTo(perHour);
            if (i > 0) {
                assertThat(Duration.between(done.get(i - 1), begin))
                        .isGreaterThanOrEqualTo(Duration.ofMinutes(coolDown));
            }
        }
    }
}
