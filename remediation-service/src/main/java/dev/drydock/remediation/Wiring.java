package dev.drydock.remediation;

import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.EventService;
import dev.drydock.kit.inbox.EventHandler;
import dev.drydock.kit.nats.NatsConnection;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.kit.postgres.DatabasePool;
import dev.drydock.kit.postgres.Migrations;
import dev.drydock.kit.resources.Resources;
import dev.drydock.kit.telemetry.Telemetry;
import dev.drydock.remediation.adapter.micrometer.ProblemMetrics;
import dev.drydock.remediation.adapter.nats.RemediationInbox;
import dev.drydock.remediation.adapter.postgres.PostgresHeldProblems;
import dev.drydock.remediation.adapter.postgres.PostgresIntake;
import dev.drydock.remediation.adapter.postgres.PostgresKillSwitches;
import dev.drydock.remediation.adapter.postgres.PostgresProblems;
import dev.drydock.remediation.adapter.resources.ProjectGuardsFiles;
import dev.drydock.remediation.adapter.resources.ProjectRemediationFiles;
import dev.drydock.remediation.application.Approvals;
import dev.drydock.remediation.application.CheckUps;
import dev.drydock.remediation.application.Engine;
import dev.drydock.remediation.application.EvaluationHandler;
import dev.drydock.remediation.application.FinishedSequences;
import dev.drydock.remediation.application.GetActionHandler;
import dev.drydock.remediation.application.GuardedDecisions;
import dev.drydock.remediation.application.NextLook;
import dev.drydock.remediation.application.OutsideFacts;
import dev.drydock.remediation.application.Places;
import dev.drydock.remediation.application.ProblemArchive;
import dev.drydock.remediation.application.ProblemEventHandler;
import dev.drydock.remediation.application.ProblemIntake;
import dev.drydock.remediation.application.ProblemStore;
import dev.drydock.remediation.application.SequenceHandler;
import dev.drydock.remediation.application.Sources;
import dev.drydock.remediation.application.Stages;
import dev.drydock.remediation.application.Stopping;
import dev.drydock.remediation.domain.intake.AlertTool;
import dev.drydock.remediation.domain.intake.PlaceNames;
import dev.drydock.remediation.domain.problem.EvaluationNews;
import dev.drydock.remediation.domain.problem.GraceTimes;
import dev.drydock.remediation.domain.problem.SequenceNews;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts the service together. */
@ApplicationScoped
public class Wiring {
    private static final String SERVICE = "remediation";

    private final InstantSource clock = Clock.tickMillis(ZoneOffset.UTC);
    private final NextLook nextLook = new NextLook();

    @Produces
    @Singleton
    @ReactiveDataSource(SERVICE)
    static PgPoolCreator connections(@ConfigProperty(name = DatabasePool.ANSWER_WITHIN) Duration answerWithin) {
        return new DatabasePool(answerWithin);
    }

    @Produces
    @Singleton
    GraceTimes grace(RemediationConfig config) {
        return new GraceTimes(config.followUpGrace(), config.scoreGrace(), config.silence());
    }

    @Produces
    @Singleton
    RemediationService service(
            Vertx vertx,
            Telemetry telemetry,
            @ReactiveDataSource(SERVICE) Pool pool,
            NatsConnection nats,
            @Channel("remediation-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<KeptnEvent> out,
            Resources resources,
            Engine engine,
            Stages stages,
            GraceTimes grace,
            Sources sources) {
        var facts = new OutsideFacts(new ProjectRemediationFiles(resources), new ProjectGuardsFiles(resources), stages);
        var ours = telemetry.of("remediation-service", pool);
        ProblemMetrics.register(ours, pool);
        var events = new EventService(
                vertx, pool, nats, out::send, clock, ours, outbox -> handlers(pool, outbox, facts, grace, sources));
        var problems = store(pool, events.outbox());
        var decisions = new GuardedDecisions(problems, facts, engine, grace, clock);
        var stopping = new Stopping(
                new PostgresKillSwitches(pool, events.outbox()),
                new PostgresHeldProblems(pool, nextLook),
                new NextLook(),
                clock);
        return new RemediationService(
                vertx, events, decisions, new CheckUps(problems, decisions, nextLook, clock), stopping);
    }

    @Produces
    @Singleton
    RemediationInbox inbox(RemediationService service) {
        return service.events().inbox()::accept;
    }

    @Produces
    @Singleton
    PostgresProblems problems(@ReactiveDataSource(SERVICE) Pool pool, RemediationService service) {
        return store(pool, service.events().outbox());
    }

    @Produces
    @Singleton
    Stopping stopping(RemediationService service) {
        return service.stopping();
    }

    @Produces
    @Singleton
    FinishedSequences finished(ProblemArchive problems) {
        return new FinishedSequences(problems);
    }

    @Produces
    @Singleton
    Sources sources(IntakeConfig config) {
        return new Sources(
                new AlertTool(AlertTool.PROMETHEUS, labels(config.alertmanager())),
                new AlertTool(AlertTool.GRAFANA, labels(config.grafana())),
                new PlaceNames(
                        "field or tag",
                        config.dynatrace().project(),
                        config.dynatrace().stage(),
                        config.dynatrace().service()));
    }

    @Produces
    @Singleton
    ProblemIntake intake(
            @ReactiveDataSource(SERVICE) Pool pool,
            RemediationService service,
            PostgresProblems problems,
            Places places,
            GraceTimes grace) {
        return new ProblemIntake(new PostgresIntake(pool, service.events().outbox(), problems), places, grace, clock);
    }

    @Produces
    @Singleton
    Approvals approvals(ProblemStore problems, RemediationService service) {
        return new Approvals(problems, service.decisions(), clock);
    }

    void migrate(@Observes @Priority(Migrations.BEFORE_MESSAGING) StartupEvent starting, Config config) {
        Migrations.migrate(config, SERVICE);
    }

    void start(@Observes StartupEvent starting, RemediationService service) {
        service.start();
    }

    void stop(@Observes ShutdownEvent stopping, RemediationService service) {
        service.stop();
    }

    private PostgresProblems store(Pool pool, Outbox outbox) {
        return new PostgresProblems(pool, outbox, nextLook, new PostgresKillSwitches(pool, outbox));
    }

    private static PlaceNames labels(IntakeConfig.Labels names) {
        return new PlaceNames("label", names.project(), names.stage(), names.service());
    }

    private List<EventHandler> handlers(
            Pool pool, Outbox outbox, OutsideFacts facts, GraceTimes grace, Sources sources) {
        var problems = store(pool, outbox);
        var intake = new PostgresIntake(pool, outbox, problems);
        return List.of(
                new GetActionHandler(problems, facts, grace, clock),
                new SequenceHandler(problems, new SequenceNews(grace), clock),
                new EvaluationHandler(problems, problems, new EvaluationNews(grace), clock),
                new ProblemEventHandler(intake, sources.dynatrace(), grace, clock));
    }
}
