package dev.drydock.lighthouse.application;

import dev.drydock.evaluation.alert.AlertRules;
import dev.drydock.evaluation.alert.AlertSettings;
import dev.drydock.events.Answer;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.kit.resources.Resource;
import dev.drydock.kit.resources.ResourceLevel;
import dev.drydock.kit.resources.Resources;
import dev.drydock.kit.resources.UnknownPlace;
import dev.drydock.lighthouse.domain.flow.EvaluationFlow;
import dev.drydock.lighthouse.domain.flow.PendingEvaluation;
import dev.drydock.lighthouse.domain.monitoring.MonitoringRequest;
import dev.drydock.lighthouse.domain.monitoring.MonitoringSetup;
import dev.drydock.model.FileProblem;
import dev.drydock.model.Parsed;
import dev.drydock.model.remediation.RemediationParser;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets up Prometheus for a service, and makes what it is monitored with its project's SLI provider. */
public final class ConfigureMonitoring implements EventHandler {
    private static final String REMEDIATION = "remediation.yaml";

    private final Resources resources;
    private final SliFiles files;
    private final MonitoringFolder folder;
    private final SliProviders providers;
    private final Outbox outbox;
    private final How how;
    private final InstantSource clock;

    /** How Prometheus is set up. */
    public record How(AlertSettings alerts, MonitoringSetup.Format format) {}

    public ConfigureMonitoring(
            Resources resources,
            MonitoringFolder folder,
            SliProviders providers,
            Outbox outbox,
            How how,
            InstantSource clock) {
        this.resources = resources;
        this.files = new SliFiles(resources);
        this.folder = folder;
        this.providers = providers;
        this.outbox = outbox;
        this.how = how;
        this.clock = clock;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return event.context().isPresent()
                && event.taskOf(EventKind.TRIGGERED)
                        .filter(MonitoringRequest.TASK::equals)
                        .isPresent();
    }

    @Override
    public String source() {
        return EvaluationFlow.SOURCE;
    }

    @Override
    public Uni<Commit> handle(KeptnEvent event) {
        var answer = new Answer(event, source());
        var request = MonitoringRequest.of(event);
        if (request.isEmpty()) {
            return ending(
                    answer,
                    answer.errored(
                            clock.instant(),
                            "configure-monitoring needs data.project and data.configureMonitoring.type, such as"
                                    + " prometheus."));
        }
        if (!request.get().isForPrometheus()) {
            return Uni.createFrom()
                    .item(tx ->
                            providers.choose(tx, request.get(), event.time()).replaceWith(List.of()));
        }
        return outbox.send(List.of(answer.started(clock.instant())))
                .chain(() -> request.get()
                        .scope()
                        .map(scope -> setUp(answer, scope))
                        .orElseGet(() -> Uni.createFrom()
                                .item(answer.errored(
                                        clock.instant(),
                                        "configure-monitoring of prometheus needs data.stage and data.service, too:"
                                                + " each service of a stage has rules of its own."))))
                .map(finished ->
                        tx -> providers.choose(tx, request.get(), event.time()).replaceWith(List.of(finished)));
    }

    private Uni<Commit> ending(Answer answer, KeptnEvent finished) {
        return outbox.send(List.of(answer.started(clock.instant()))).replaceWith(Commit.sending(finished));
    }

    private Uni<KeptnEvent> setUp(Answer answer, Scope scope) {
        return setup(scope, answer.triggered().gitCommitId())
                .chain(setup -> folder.write(setup.files())
                        .map(written -> answer.finished(
                                clock.instant(),
                                Result.PASS,
                                Status.SUCCEEDED,
                                setup.message(written),
                                setup.payload())))
                .onFailure(failure -> failure instanceof UnknownPlace || failure instanceof UnusableFile)
                .recoverWithItem(failure -> answer.errored(clock.instant(), String.valueOf(failure.getMessage())));
    }

    private Uni<MonitoringSetup> setup(Scope scope, Optional<String> commit) {
        var level = ResourceLevel.service(scope);
        return Uni.combine()
                .all()
                .unis(
                        resources.read(level, PendingEvaluation.FILE, commit),
                        resources.read(level, REMEDIATION, commit),
                        files.queries(scope, commit))
                .asTuple()
                .map(read -> {
                    if (read.getItem1().isEmpty() || read.getItem2().isEmpty()) {
                        var missing = Stream.of(
                                        read.getItem1().isEmpty() ? PendingEvaluation.FILE : "",
                                        read.getItem2().isEmpty() ? REMEDIATION : "")
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.joining(" and no "));
                        return MonitoringSetup.withoutRules(
                                scope, how.alerts(), "There are no alert rules: the service has no " + missing + ".");
                    }
                    var slo = usable(PendingEvaluation.parse(text(read.getItem1())));
                    var remediation = usable(RemediationParser.parse(REMEDIATION, text(read.getItem2())));
                    var rules = AlertRules.of(scope, slo, remediation, read.getItem3(), how.alerts());
                    return MonitoringSetup.of(rules, how.alerts(), how.format());
                });
    }

    private static String text(Optional<Resource> file) {
        return file.orElseThrow().text();
    }

    private static <T> T usable(Parsed<T> parsed) {
        List<FileProblem> problems = parsed.problems();
        return parsed.value().orElseThrow(() -> new UnusableFile(problems));
    }
}
