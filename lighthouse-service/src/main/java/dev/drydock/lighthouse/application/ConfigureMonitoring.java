package dev.drydock.lighthouse.application;

import dev.drydock.evaluation.alert.AlertRules;
import dev.drydock.evaluation.alert.AlertSettings;
import dev.drydock.events.Answer;
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
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets up Prometheus for services, and makes what they are monitored with their project's SLI provider. */
public final class ConfigureMonitoring implements EventHandler {
    private static final String REMEDIATION = "remediation.yaml";

    private final Resources resources;
    private final Places places;
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
            Places places,
            MonitoringFolder folder,
            SliProviders providers,
            Outbox outbox,
            How how,
            InstantSource clock) {
        this.resources = resources;
        this.places = places;
        this.files = new SliFiles(resources);
        this.folder = folder;
        this.providers = providers;
        this.outbox = outbox;
        this.how = how;
        this.clock = clock;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return MonitoringRequest.task(event).isPresent();
    }

    @Override
    public String source() {
        return EvaluationFlow.SOURCE;
    }

    @Override
    public List<KeptnEvent> giveUp(KeptnEvent event, String reason, Instant now) {
        return EventHandler.super.giveUp(MonitoringRequest.task(event).orElse(event), reason, now);
    }

    @Override
    public Uni<Commit> handle(KeptnEvent event) {
        var task = MonitoringRequest.task(event).orElseThrow();
        var answer = new Answer(task, source());
        var asked = MonitoringRequest.of(task);
        if (asked.isEmpty()) {
            return outbox.send(List.of(answer.started(clock.instant())))
                    .replaceWith(Commit.sending(answer.errored(
                            clock.instant(),
                            "configure-monitoring needs data.project and data.configureMonitoring.type, such as"
                                    + " prometheus.")));
        }
        var request = asked.get();
        if (!request.isForPrometheus()) {
            return Uni.createFrom()
                    .item(tx -> providers.choose(tx, request, event.time()).replaceWith(List.of()));
        }
        return outbox.send(List.of(answer.started(clock.instant())))
                .chain(() -> setUp(answer, request))
                .map(finished ->
                        tx -> providers.choose(tx, request, event.time()).replaceWith(List.of(finished)));
    }

    private Uni<KeptnEvent> setUp(Answer answer, MonitoringRequest request) {
        return scopes(request)
                .chain(scopes -> setups(scopes, answer.triggered().gitCommitId()))
                .map(MonitoringSetup::ofAll)
                .chain(setup -> folder.write(setup)
                        .map(written -> answer.finished(
                                clock.instant(),
                                Result.PASS,
                                Status.SUCCEEDED,
                                setup.message(written),
                                setup.payload())))
                .onFailure(failure -> failure instanceof UnknownPlace || failure instanceof UnusableFile)
                .recoverWithItem(failure -> answer.errored(clock.instant(), String.valueOf(failure.getMessage())));
    }

    private Uni<List<Scope>> scopes(MonitoringRequest request) {
        return request.place()
                .map(scope -> Uni.createFrom().item(List.of(scope)))
                .orElseGet(() -> places.of(request.project()).map(all -> {
                    var meant = all.stream().filter(request::isFor).toList();
                    if (meant.isEmpty()) {
                        throw new UnknownPlace(request.nowhere());
                    }
                    return meant;
                }));
    }

    private Uni<List<MonitoringSetup>> setups(List<Scope> scopes, Optional<String> commit) {
        if (scopes.size() == 1) {
            return setup(scopes.get(0), commit).map(List::of);
        }
        return Multi.createFrom()
                .iterable(scopes)
                .onItem()
                .transformToUniAndConcatenate(scope -> setup(scope, commit)
                        .map(setup -> setup.of(scope))
                        .onFailure(UnusableFile.class)
                        .transform(unusable -> unusable.of(scope)))
                .collect()
                .asList();
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
