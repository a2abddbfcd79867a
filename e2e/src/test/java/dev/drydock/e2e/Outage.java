package dev.drydock.e2e;

import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.ServiceProcess;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Something is not there for a while: it is killed and comes back, or it stands still and goes on. */
enum Outage {
    NATS_KILLED(harness -> harness.nats().kill(), harness -> harness.nats().restart(), Length.NONE),
    NATS_FROZEN(harness -> harness.nats().freeze(), harness -> harness.nats().thaw(), Length.SHORT),
    /** Publishing is given up before, and the connection is thought lost. */
    NATS_FROZEN_LONG(
            harness -> harness.nats().freeze(), harness -> harness.nats().thaw(), Length.LONG),
    POSTGRESQL_KILLED(
            harness -> harness.postgres().kill(), harness -> harness.postgres().restart(), Length.NONE),
    POSTGRESQL_FROZEN(
            harness -> harness.postgres().freeze(),
            harness -> harness.postgres().thaw(),
            Length.SHORT),
    /** Transactions are ended by it when it goes on, events are delivered again meanwhile. */
    POSTGRESQL_FROZEN_LONG(
            harness -> harness.postgres().freeze(),
            harness -> harness.postgres().thaw(),
            Length.LONG),
    CONTROLLER_FROZEN(Harness::controller),
    REMEDIATION_FROZEN(Harness::remediation),
    LIGHTHOUSE_FROZEN(Harness::lighthouse),
    JOB_EXECUTOR_FROZEN(Harness::jobs);

    private final Consumer<Harness> begin;
    private final Consumer<Harness> end;
    private final Duration length;

    /** Longer than a lease and than any time-out of a client. */
    Outage(Function<Harness, ServiceProcess> service) {
        this(
                harness -> service.apply(harness).freeze(),
                harness -> service.apply(harness).thaw(),
                Length.LONG);
    }

    Outage(Consumer<Harness> begin, Consumer<Harness> end, Duration length) {
        this.begin = begin;
        this.end = end;
        this.length = length;
    }

    /** From its beginning to its end; nobody may die of it meanwhile. */
    void happenTo(Harness harness) {
        begin.accept(harness);
        try {
            await("all services live through it")
                    .during(length)
                    .atMost(Length.LONG.multipliedBy(3))
                    .until(() -> harness.services().stream().allMatch(ServiceProcess::isAlive));
        } finally {
            end.accept(harness);
        }
    }

    private static final class Length {
        static final Duration NONE = Duration.ZERO;
        static final Duration SHORT = Duration.ofSeconds(3);
        static final Duration LONG = Duration.ofSeconds(16);
    }
}
