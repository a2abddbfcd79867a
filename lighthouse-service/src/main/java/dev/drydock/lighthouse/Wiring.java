package dev.drydock.lighthouse;

import dev.drydock.evaluation.alert.AlertSettings;
import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.EventService;
import dev.drydock.kit.nats.NatsConnection;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.kit.postgres.DatabasePool;
import dev.drydock.kit.postgres.Migrations;
import dev.drydock.kit.resources.Resources;
import dev.drydock.kit.telemetry.Telemetry;
import dev.drydock.lighthouse.adapter.files.RuleFolder;
import dev.drydock.lighthouse.adapter.micrometer.EvaluationMetrics;
import dev.drydock.lighthouse.adapter.postgres.PostgresEvaluations;
import dev.drydock.lighthouse.adapter.prometheus.PrometheusMetrics;
import dev.drydock.lighthouse.adapter.timer.DeadlineTimer;
import dev.drydock.lighthouse.application.Alarm;
import dev.drydock.lighthouse.application.ConfigureMonitoring;
import dev.drydock.lighthouse.application.DueEvaluations;
import dev.drydock.lighthouse.application.EvaluationInvalidated;
import dev.drydock.lighthouse.application.EvaluationStore;
import dev.drydock.lighthouse.application.EvaluationTriggered;
import dev.drydock.lighthouse.application.GetSliFinished;
import dev.drydock.lighthouse.application.GetSliTriggered;
import dev.drydock.lighthouse.application.Invalidation;
import dev.drydock.lighthouse.application.LighthouseInbox;
import dev.drydock.lighthouse.application.Places;
import dev.drydock.lighthouse.application.SliFiles;
import dev.drydock.lighthouse.application.SliProviders;
import dev.drydock.lighthouse.domain.flow.EvaluationFlow;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
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
    private static final String SERVICE = "lighthouse";

    private final InstantSource clock = Clock.tickMillis(ZoneOffset.UTC);

    @Produces
    @Singleton
    @ReactiveDataSource(SERVICE)
    static PgPoolCreator connections(@ConfigProperty(name = DatabasePool.ANSWER_WITHIN) Duration answerWithin) {
        return new DatabasePool(answerWithin);
    }

    @Produces
    @Singleton
    EvaluationStore evaluations(@ReactiveDataSource(SERVICE) Pool pool) {
        return new PostgresEvaluations(pool);
    }

    @Produces
    @Singleton
    LighthouseService service(
            LighthouseConfig config,
            Vertx vertx,
            Telemetry telemetry,
            @ReactiveDataSource(SERVICE) Pool pool,
            NatsConnection nats,
            @Channel("lighthouse-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<KeptnEvent> out,
            EvaluationStore evaluations,
            Resources resources,
            Places places,
            TlsConfigurationRegistry tls) {
        var metrics = new PrometheusMetrics(
                new PrometheusEndpoints(config.prometheus(), tls)::of,
                config.prometheus().concurrency());
        var alarm = new Alarm();
        var providers = new SliProviders(evaluations, config.sliProvider(), config.projectSliProvider());
        var ours = telemetry.of(EvaluationFlow.SOURCE, pool);
        EvaluationMetrics.register(ours, pool);
        var events = new EventService(
                vertx,
                pool,
                nats,
                out::send,
                clock,
                ours,
                outbox -> List.of(
                        triggered(config, evaluations, resources, outbox, providers, alarm),
                        monitoring(config.monitoring(), resources, places, outbox, providers),
                        new GetSliFinished(evaluations, clock),
                        new EvaluationInvalidated(evaluations),
                        new GetSliTriggered(new SliFiles(resources), metrics, outbox, clock)));
        var due = new DueEvaluations(evaluations, events.outbox(), config.sliDeadline(), clock);
        var timer = new DeadlineTimer(vertx, due, config.sliDeadline(), clock);
        alarm.wakes(timer::wakeAt);
        return new LighthouseService(events, timer, metrics);
    }

    @Produces
    @Singleton
    LighthouseInbox inbox(LighthouseService service) {
        return service.events().inbox()::accept;
    }

    @Produces
    @Singleton
    Invalidation invalidation(EvaluationStore evaluations, LighthouseService service) {
        return new Invalidation(evaluations, service.events().outbox(), clock);
    }

    void migrate(@Observes @Priority(Migrations.BEFORE_MESSAGING) StartupEvent starting, Config config) {
        Migrations.migrate(config, SERVICE);
    }

    void start(@Observes StartupEvent starting, LighthouseService service) {
        service.start();
    }

    void stop(@Observes ShutdownEvent stopping, LighthouseService service) {
        service.stop();
    }

    private EvaluationTriggered triggered(
            LighthouseConfig config,
            EvaluationStore evaluations,
            Resources resources,
            Outbox outbox,
            SliProviders providers,
            Alarm alarm) {
        var waiting = new EvaluationTriggered.WaitingTimes(config.sliSettle(), config.sliDeadline());
        return new EvaluationTriggered(evaluations, resources, outbox, providers, waiting, alarm, clock);
    }

    private ConfigureMonitoring monitoring(
            LighthouseConfig.Monitoring config,
            Resources resources,
            Places places,
            Outbox outbox,
            SliProviders providers) {
        var folder = new RuleFolder(config.folder(), config.reloadUrl());
        var alerts = new AlertSettings(config.window(), config.hold(), config.target());
        var how = new ConfigureMonitoring.How(alerts, config.format());
        return new ConfigureMonitoring(resources, places, folder, providers, outbox, how, clock);
    }
}
