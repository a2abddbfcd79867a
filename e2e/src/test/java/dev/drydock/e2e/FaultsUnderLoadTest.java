package dev.drydock.e2e;

import dev.drydock.e2e.stack.Api;
import dev.drydock.e2e.stack.FaultPoint;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.e2e.stack.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two controllers and the other services are at work on many sequences when one process dies at a point of its own code
 * and is started again, as an orchestrator does, or something is not there for a while. Each task is carried out once.
 */
@Tag("faults")
@ExtendWith(HarnessExtension.class)
class FaultsUnderLoadTest {
    private static final String PROJECT = "under-load";
    private static final int FIRST = 1;
    private static final int IN_THE_MIDDLE = 7;
    private static final Duration REACHED = Duration.ofSeconds(60);

    private static ServiceProcess secondController;

    /** Who dies. */
    enum Service {
        CONTROLLER(Harness::controller),
        REMEDIATION(Harness::remediation),
        LIGHTHOUSE(Harness::lighthouse),
        JOB_EXECUTOR(Harness::jobs);

        private final Function<Harness, ServiceProcess> process;

        Service(Function<Harness, ServiceProcess> process) {
            this.process = process;
        }

        boolean passes(FaultPoint point) {
            return this != CONTROLLER || point != FaultPoint.CLAIMED;
        }
    }

    /**
     * Who dies where.
     *
     * @param pass when it comes there for the n-th time, from 1
     */
    record Death(Service service, FaultPoint point, int pass) {
        @Override
        public String toString() {
            return "%s %s, pass %d".formatted(service, point, pass);
        }
    }

    /**
     * When something is away.
     *
     * @param released how many deliveries have come to their last task by then
     */
    record Absence(Outage outage, int released) {
        @Override
        public String toString() {
            return "%s after %d".formatted(outage, released);
        }
    }

    @BeforeAll
    static void prepare(Harness harness) {
        MixedLoad.makeProject(harness, PROJECT);
        secondController = harness.controller().startReplica();
    }

    @AfterAll
    static void stopReplica() {
        secondController.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deaths")
    void shouldCarryOutEachTaskOnceWhenAServiceDies(Death death, Harness harness) {
        // Given
        var service = death.service().process.apply(harness);
        service.dieAt(death.point(), death.pass());

        // When
        try (var load = MixedLoad.start(harness, PROJECT, controllers(harness))) {
            service.awaitDeath(REACHED);
            service.restart();

            // Then
            load.awaitCarriedOutOnce();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("absences")
    void shouldCarryOutEachTaskOnceWhenSomethingIsAway(Absence absence, Harness harness) {
        // Given
        try (var load = MixedLoad.start(harness, PROJECT, controllers(harness))) {
            load.awaitReleased(absence.released());

            // When
            absence.outage().happenTo(harness);

            // Then
            load.awaitCarriedOutOnce();
        }
    }

    static Stream<Absence> absences() {
        return Choice.of(
                List.of(
                        new Absence(Outage.NATS_FROZEN_LONG, MixedLoad.DELIVERIES / 2),
                        new Absence(Outage.POSTGRESQL_FROZEN_LONG, FIRST)),
                Stream.of(Outage.values())
                        .flatMap(outage -> Stream.of(0, FIRST, MixedLoad.DELIVERIES / 2)
                                .map(released -> new Absence(outage, released)))
                        .toList());
    }

    static Stream<Death> deaths() {
        return Choice.of(chosenDeaths(), everyDeath());
    }

    private static List<Death> chosenDeaths() {
        return List.of(
                new Death(Service.CONTROLLER, FaultPoint.COMMITTING, IN_THE_MIDDLE),
                new Death(Service.CONTROLLER, FaultPoint.AFTER_COMMIT, FIRST),
                new Death(Service.CONTROLLER, FaultPoint.AFTER_PUBLISH, IN_THE_MIDDLE),
                new Death(Service.CONTROLLER, FaultPoint.BEFORE_ACK, IN_THE_MIDDLE),
                new Death(Service.REMEDIATION, FaultPoint.AFTER_COMMIT, IN_THE_MIDDLE),
                new Death(Service.LIGHTHOUSE, FaultPoint.AFTER_ACK, FIRST),
                new Death(Service.JOB_EXECUTOR, FaultPoint.BEFORE_COMMIT, IN_THE_MIDDLE));
    }

    private static List<Death> everyDeath() {
        var deaths = new ArrayList<Death>();
        for (var service : Service.values()) {
            for (var point : FaultPoint.values()) {
                if (service.passes(point)) {
                    deaths.add(new Death(service, point, FIRST));
                    deaths.add(new Death(service, point, IN_THE_MIDDLE));
                }
            }
        }
        return deaths;
    }

    private static List<Api> controllers(Harness harness) {
        return List.of(harness.api(), harness.apiOf(secondController));
    }
}
