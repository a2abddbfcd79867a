package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.stack.Build;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.e2e.stack.ServiceProcess;
import dev.drydock.testkit.NatsClient;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The version before this one, which everything begins with, and this one work side by side on what the newer one has made
 * of the database. Services are replaced one by one, forth and back, while sequences begin, go on and end.
 */
@Tag("upgrade")
@ExtendWith(HarnessExtension.class)
class UpgradeTest {
    private static final int SERVICES = 4;
    private static final int STEPS_OF_A_SERVICE = 5;
    private static final int SENT_AT_A_STEP = 3;
    private static final int AWAITED = 2;

    /** Which version takes the place of which, and who does not stop in an orderly way. */
    enum Direction {
        UPGRADE("remediation-service"),
        ROLLBACK("shipyard-controller");

        private final String killed;

        Direction(String killed) {
            this.killed = killed;
        }

        Build from() {
            return this == UPGRADE ? earlier() : Build.current();
        }

        Build to() {
            return this == UPGRADE ? Build.current() : earlier();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void shouldCarryOutEachTaskOnceWhenServicesAreReplacedUnderLoad(Direction direction, Harness harness) {
        // Given
        var mixed = "mixed-" + direction.name().toLowerCase(Locale.ROOT);
        var escalating = "escalating-" + direction.name().toLowerCase(Locale.ROOT);
        MixedLoad.makeProject(harness, mixed);
        ThreeActions.makeProject(harness, escalating);
        assertThat(harness.services()).extracting(ServiceProcess::build).containsOnly(direction.from());
        var consumers = consumers(harness);
        var stories = new ArrayList<ThreeActions>();

        // When
        try (var load = MixedLoad.held(harness, mixed, SERVICES * STEPS_OF_A_SERVICE * SENT_AT_A_STEP)) {
            for (var service : harness.services()) {
                var story = ThreeActions.of(harness, escalating);
                harness.api().send(story.problem());
                replace(service, direction, load);
                stories.add(story);
            }

            // Then
            load.awaitCarriedOutOnce();
            stories.forEach(ThreeActions::awaitTakenOnce);
            assertThat(consumers(harness)).containsAllEntriesOf(consumers);
        }
    }

    /**
     * First both versions work side by side; then the one that was there works alone, where the other one has been; then
     * the other one takes its place.
     */
    private static void replace(ServiceProcess service, Direction direction, MixedLoad load) {
        load.letGo(SENT_AT_A_STEP);
        try (var beside = service.startReplica(direction.to())) {
            assertThat(beside.build()).isNotEqualTo(service.build());
            awaitWork(load);
            load.letGo(SENT_AT_A_STEP);
        }
        awaitWork(load);
        load.letGo(SENT_AT_A_STEP);
        if (service.name().equals(direction.killed)) {
            service.kill();
        }
        service.become(direction.to());
    }

    private static void awaitWork(MixedLoad load) {
        var before = load.released();
        load.letGo(SENT_AT_A_STEP);
        load.awaitReleased(before + AWAITED);
    }

    private static Map<String, String> consumers(Harness harness) {
        try (var client = NatsClient.connect(harness.nats().url())) {
            return client.consumers();
        }
    }

    private static Build earlier() {
        return Build.earlier()
                .orElseThrow(() -> new IllegalStateException(
                        "Expected a version before this one to begin with; run this with: ./drydock test upgrade"));
    }
}
