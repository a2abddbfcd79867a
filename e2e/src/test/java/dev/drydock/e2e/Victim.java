package dev.drydock.e2e;

import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.ServiceProcess;
import java.util.function.Consumer;
import java.util.function.Function;

/** What can be killed. */
enum Victim {
    CONTROLLER(Harness::controller),
    REMEDIATION(Harness::remediation),
    LIGHTHOUSE(Harness::lighthouse),
    JOB_EXECUTOR(Harness::jobs),
    ALL_SERVICES(
            harness -> harness.services().forEach(ServiceProcess::kill),
            harness -> harness.services().forEach(ServiceProcess::restart)),
    NATS(harness -> harness.nats().kill(), harness -> harness.nats().restart()),
    POSTGRESQL(
            harness -> harness.postgres().kill(), harness -> harness.postgres().restart());

    private final Consumer<Harness> kill;
    private final Consumer<Harness> restart;

    Victim(Function<Harness, ServiceProcess> service) {
        this(
                harness -> service.apply(harness).kill(),
                harness -> service.apply(harness).restart());
    }

    Victim(Consumer<Harness> kill, Consumer<Harness> restart) {
        this.kill = kill;
        this.restart = restart;
    }

    /** {@code kill -9}. */
    void kill(Harness harness) {
        kill.accept(harness);
    }

    void restart(Harness harness) {
        restart.accept(harness);
    }
}
