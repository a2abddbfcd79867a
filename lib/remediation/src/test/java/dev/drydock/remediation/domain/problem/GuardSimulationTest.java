package dev.drydock.remediation.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.ProblemRemedy;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.remediation.WhenSpent;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.guard.Ledger;
import dev.drydock.remediation.domain.guard.StageView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many problems of many services under random guards: whatever happens, no guard lets more through than it says. */
class GuardSimulationTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final int SERVICES = 8;
    private static final int STEPS = 1500;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shouldExceedNoBudgetCoolDownOrBrakeInAnyWindow(long seed) {
        // Given
        var world = new World(new Random(seed));

        // When
        for (var step = 0; step < STEPS; step++) {
            world.step();
        }

        // Then
        assertThat(world.given).as("something was done").isNotEmpty();
        for (var act : world.given) {
            assertThat(world.givenWithin(act, world.window)).isLessThanOrEqualTo(world.budget);
            assertThat(world.givenOfServiceWithin(act, world.coolDown)).isEqualTo(1);
            assertThat(act.otherServicesAtWork()).isLessThan(world.brake);
        }
    }

    /** An action given; the other services that were under remediation then. */
    private record Act(String service, Instant at, long otherServicesAtWork) {}

    private static final class World {
        final List<Act> given = new ArrayList<>();
        final Duration window;
        final Duration coolDown;
        final int budget;
        final int brake;
        private final Random random;
        private final Outside outside;
        private final Map<ProblemId, ProblemLife> lives = new LinkedHashMap<>();
        private Instant now = START;
        private int ids;

        World(Random random) {
            this.random = random;
            budget = 1 + random.nextInt(5);
            brake = 1 + random.nextInt(4);
            window = Duration.ofMinutes(1 + random.nextInt(30));
            coolDown = Duration.ofSeconds(1 + random.nextInt(300));
            var spent = random.nextBoolean() ? WhenSpent.WAIT : WhenSpent.NEXT;
            var ofAction = new GuardsOf().coolDown(coolDown).all();
            var actions = List.of(
                    new Action("up", "scaling", "", "1", ofAction, Optional.empty(), ""),
                    new Action("up again", "scaling", "", "1", ofAction, Optional.empty(), ""));
            var ofProject = new GuardsOf()
                    .budget(budget, window)
                    .whenSpent(spent)
                    .brake(brake)
                    .all();
            outside = new Outside(
                    new RemediationFile.Readable(
                            new Remediation("test", List.of(new ProblemRemedy("slow", Optional.of(actions))))),
                    new Outside.ProjectGuards.Readable(new GuardsFile(ofProject, Map.of(), Map.of())),
                    new StageView(SERVICES, Optional.empty(), Optional.empty()),
                    Deliveries.UNASKED);
        }

        void step() {
            now = now.plusMillis(1 + random.nextInt(20_000));
            var open = lives.values().stream().filter(ProblemLife::isOpen).toList();
            if (open.isEmpty() || random.nextInt(3) == 0) {
                ask(new KeptnContext("flow-" + ids), new Scope("p", "production", "s" + random.nextInt(SERVICES)));
                return;
            }
            var life = open.get(random.nextInt(open.size()));
            if (life.held().isPresent()) {
                var again = new DecidedAgain(outside, ledger(), RemediationSide.GRACE, EngineView.ACTIVE);
                keep(life, again.about(new KnownProblems(List.of(life))));
            } else if (random.nextBoolean()) {
                ask(life.report().context(), life.report().scope());
            } else {
                over(life);
            }
        }

        private void ask(KeptnContext context, Scope scope) {
            var asked = event(context, EventType.taskTriggered("get-action"), Optional.empty(), scope);
            var known = new KnownProblems(lives.values().stream()
                    .filter(life -> life.report().context().equals(context))
                    .toList());
            var change = new ActionAsked(known, asked, outside, ledger(), RemediationSide.GRACE).decide();
            var before = known.lives().stream().findFirst();
            change.lives().forEach(life -> keep(before.orElse(life), life, before.isEmpty()));
        }

        private void over(ProblemLife life) {
            var run = event(
                    life.report().context(),
                    new EventType.OfSequence("production", "remediation", EventKind.FINISHED),
                    Optional.of(new EventId("run-" + ids)),
                    life.report().scope());
            var news = new SequenceNews(RemediationSide.GRACE);
            keep(life, news.on(new KnownProblems(List.of(life)), run, now));
        }

        private void keep(ProblemLife before, Change change) {
            change.lives().forEach(life -> keep(before, life, false));
        }

        private void keep(ProblemLife before, ProblemLife after, boolean fresh) {
            var more = after.attempts().size() - (fresh ? 0 : before.attempts().size());
            if (more > 0) {
                given.add(new Act(after.report().scope().service(), now, otherServicesAtWork(after)));
            }
            lives.put(after.id(), after);
        }

        private long otherServicesAtWork(ProblemLife acting) {
            return lives.values().stream()
                    .filter(life -> life.isOpen() && !life.attempts().isEmpty())
                    .map(life -> life.report().scope().service())
                    .filter(service -> !service.equals(acting.report().scope().service()))
                    .distinct()
                    .count();
        }

        long givenWithin(Act last, Duration time) {
            return given.stream().filter(act -> isWithin(act, last, time)).count();
        }

        long givenOfServiceWithin(Act last, Duration time) {
            return given.stream()
                    .filter(act -> act.service().equals(last.service()) && isWithin(act, last, time))
                    .count();
        }

        private static boolean isWithin(Act act, Act last, Duration time) {
            return !act.at().isAfter(last.at()) && act.at().plus(time).isAfter(last.at());
        }

        private Ledger ledger() {
            return new Ledger(now, RunsOf.lives(lives.values()), List.of(), Optional.empty());
        }

        private KeptnEvent event(KeptnContext context, EventType type, Optional<EventId> triggeredId, Scope scope) {
            return new KeptnEvent(
                    new EventId("event-" + ++ids),
                    "shipyard-controller",
                    type,
                    now,
                    context,
                    triggeredId,
                    Optional.empty(),
                    Payload.of(scope)
                            .with("problem", Map.of("problemTitle", "slow"))
                            .with(Result.PASS, Status.SUCCEEDED));
        }
    }
}
