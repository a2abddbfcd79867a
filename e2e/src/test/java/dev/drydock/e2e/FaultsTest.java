package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.EventCodec;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody is killed in the middle of the story of three actions and comes back; it ends as if nothing had happened.
 */
@Tag("faults")
@ExtendWith(HarnessExtension.class)
class FaultsTest {
    private static final String PROJECT = "faults";

    private static final EventCodec CODEC = new EventCodec();

    private Flow flow;

    /** When the flow says something for the n-th time. */
    record Point(String event, int occurrence) {
        @Override
        public String toString() {
            return event + " " + occurrence;
        }
    }

    /** Who is killed, and when. */
    record Fault(Victim victim, Point point) {
        @Override
        public String toString() {
            return victim + " at " + point;
        }
    }

    @BeforeAll
    static void makeProject(Harness harness) {
        ThreeActions.makeProject(harness, PROJECT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void shouldEndAsIfNothingHadHappenedWhenSomebodyIsKilled(Fault fault, Harness harness) throws InterruptedException {
        // Given
        var story = ThreeActions.of(harness, PROJECT);
        flow = story.flow();
        var killed = new CountDownLatch(1);
        harness.witness()
                .when(flow.context(), fault.point().event(), fault.point().occurrence(), () -> {
                    fault.victim().kill(harness);
                    killed.countDown();
                });

        // When
        var isAccepted = isAccepted(harness, story.problem());
        assertThat(killed.await(ThreeActions.END.toSeconds(), TimeUnit.SECONDS))
                .as("the point is reached: %s", flow.seen())
                .isTrue();
        fault.victim().restart(harness);
        if (!isAccepted) {
            harness.api().send(story.problem());
        }

        // Then
        story.awaitTakenOnce();
    }

    /** The answer may be lost with the victim: who gets none asks again with the same event. */
    private static boolean isAccepted(Harness harness, KeptnEvent problem) {
        try {
            return harness.api().post("/api/v1/event", CODEC.encode(problem)).status() == 200;
        } catch (UncheckedIOException lost) {
            return false;
        }
    }

    @AfterEach
    void makeWayForTheNext(Harness harness) {
        if (flow != null) {
            flow.abort();
        }
    }

    static Stream<Fault> faults() {
        return Choice.of(chosenFaults(), everyFault());
    }

    private static List<Fault> chosenFaults() {
        return List.of(
                new Fault(Victim.CONTROLLER, new Point("production.remediation.triggered", 1)),
                new Fault(Victim.CONTROLLER, new Point("action.triggered", 2)),
                new Fault(Victim.CONTROLLER, new Point("evaluation.finished", 1)),
                new Fault(Victim.REMEDIATION, new Point("get-action.triggered", 2)),
                new Fault(Victim.REMEDIATION, new Point("production.remediation.finished", 3)),
                new Fault(Victim.LIGHTHOUSE, new Point("evaluation.triggered", 1)),
                new Fault(Victim.LIGHTHOUSE, new Point("get-sli.finished", 2)),
                new Fault(Victim.JOB_EXECUTOR, new Point("action.started", 2)),
                new Fault(Victim.JOB_EXECUTOR, new Point("je-test.started", 1)),
                new Fault(Victim.ALL_SERVICES, new Point("action.finished", 2)),
                new Fault(Victim.NATS, new Point("get-action.finished", 1)),
                new Fault(Victim.NATS, new Point("get-sli.triggered", 2)),
                new Fault(Victim.POSTGRESQL, new Point("je-test.started", 2)),
                new Fault(Victim.POSTGRESQL, new Point("evaluation.finished", 3)));
    }

    private static List<Fault> everyFault() {
        var points = Stream.of(
                        "production.remediation.triggered",
                        "get-action.triggered",
                        "get-action.started",
                        "get-action.finished",
                        "action.triggered",
                        "action.started",
                        "action.finished",
                        "je-test.triggered",
                        "je-test.started",
                        "je-test.finished",
                        "evaluation.triggered",
                        "evaluation.started",
                        "get-sli.triggered",
                        "get-sli.finished",
                        "evaluation.finished",
                        "production.remediation.finished")
                .flatMap(event -> Stream.of(1, 2, 3).map(occurrence -> new Point(event, occurrence)))
                .filter(FaultsTest::isTelling);
        return points.flatMap(point -> Arrays.stream(Victim.values()).map(victim -> new Fault(victim, point)))
                .toList();
    }

    /** The second attempt is the middle of the story; the others count where beginning and end are special. */
    private static boolean isTelling(Point point) {
        return point.occurrence() == 2
                || point.event().startsWith("production.")
                || point.event().equals("evaluation.finished");
    }
}
