package dev.drydock.jobs.application;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.jobs.domain.ActionChoice;
import dev.drydock.jobs.domain.ActionReport;
import dev.drydock.jobs.domain.BrokenConfig;
import dev.drydock.jobs.domain.EventDocument;
import dev.drydock.jobs.domain.EventView;
import dev.drydock.jobs.domain.ImageAllowList;
import dev.drydock.jobs.domain.ImageCheck;
import dev.drydock.model.Parsed;
import dev.drydock.model.job.JobConfig;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers a task's triggered event with the jobs that the project's job config has for it. Where nothing matches,
 * nothing is said: another executor may answer.
 */
public final class JobAnswers {
    /** Who answers. */
    public static final String SOURCE = "job-executor-service";

    private static final System.Logger LOG = System.getLogger(JobAnswers.class.getName());

    private final JobConfigs configs;
    private final Documents documents;
    private final ImageAllowList images;
    private final Announcements announcements;
    private final ActionRun actionRun;
    private final InstantSource clock;
    private final Set<EventId> answering = ConcurrentHashMap.newKeySet();

    public JobAnswers(
            Repository repository,
            Documents documents,
            ImageAllowList images,
            Announcements announcements,
            ActionRun actionRun,
            InstantSource clock) {
        this.configs = new JobConfigs(repository);
        this.documents = documents;
        this.images = images;
        this.announcements = announcements;
        this.actionRun = actionRun;
        this.clock = clock;
    }

    /** Whether the event is one that a job config could have an action for. */
    public boolean concerns(KeptnEvent event) {
        return event.taskOf(EventKind.TRIGGERED).isPresent()
                && event.context().isPresent()
                && event.data().scope().isPresent();
    }

    /**
     * Runs what is to be run; completes after minutes, perhaps. May be called again for the same event: jobs that
     * began are found again, none runs twice.
     *
     * @return what is left to say
     */
    public Uni<List<KeptnEvent>> answer(KeptnEvent event) {
        var scope = event.data().scope().orElseThrow();
        return configs.find(event, scope)
                .chain(found -> found.isPresent()
                        ? answer(event, scope, found.get())
                        : nothing(event, scope, "there is no job/config.yaml"));
    }

    /** Whether this executor has said that it answers the event, and thus owes an end. */
    public boolean owesAnEnd(KeptnEvent event) {
        return answering.contains(event.id());
    }

    private Uni<List<KeptnEvent>> answer(KeptnEvent event, Scope scope, JobConfigs.Found found) {
        var view = documents.view(EventDocument.of(event));
        return found.config() instanceof Parsed.Valid<JobConfig> valid
                ? run(event, scope, view, valid.content(), found.hash())
                : refuse(event, scope, view, found);
    }

    private Uni<List<KeptnEvent>> refuse(KeptnEvent event, Scope scope, EventView view, JobConfigs.Found found) {
        var task = event.taskOf(EventKind.TRIGGERED).orElseThrow();
        if (!BrokenConfig.isOurs(
                documents.tree(found.text()), task, event.type().value(), view)) {
            return nothing(event, scope, "the job config is invalid, and the event does not seem to be meant");
        }
        return errored(event, BrokenConfig.message(found.config().problems()));
    }

    private Uni<List<KeptnEvent>> run(KeptnEvent event, Scope scope, EventView view, JobConfig config, String hash) {
        var choice = ActionChoice.of(config.actions(), event.type().value(), view);
        if (choice.actions().isEmpty()) {
            return nothing(event, scope, "no action of the job config matches");
        }
        Uni<Void> begun =
                choice.deciding().isPresent() ? begin(event) : Uni.createFrom().voidItem();
        Uni<Optional<List<KeptnEvent>>> said = begun.replaceWith(Optional.empty());
        for (var chosen : choice.actions()) {
            said = said.chain(before -> run(event, scope, view, chosen, hash));
        }
        return said.map(answer -> answer.orElse(List.of())).invoke(() -> answering.remove(event.id()));
    }

    private Uni<Optional<List<KeptnEvent>>> run(
            KeptnEvent event, Scope scope, EventView view, ActionChoice.Chosen chosen, String hash) {
        var answer = new Answer(event, SOURCE);
        var refusal = ImageCheck.refusal(chosen.action(), images);
        Uni<KeptnEvent> finished = refusal.isPresent()
                ? Uni.createFrom().item(() -> answer.errored(clock.instant(), refusal.get()))
                : actionRun.run(event, scope, view, chosen, hash).map(report -> finished(answer, event, report));
        return finished.map(last -> {
            if (!chosen.action().silent()) {
                return Optional.of(List.of(last));
            }
            LOG.log(
                    INFO,
                    "{0} {1}: silent action ''{2}'' ended: {3}",
                    event.type().value(),
                    event.id(),
                    chosen.action().name(),
                    last.data().text("message").orElse(""));
            return Optional.empty();
        });
    }

    private KeptnEvent finished(Answer answer, KeptnEvent event, ActionReport report) {
        return answer.finished(
                clock.instant(),
                report.result(),
                report.status(),
                report.message(),
                report.outcome(event.taskOf(EventKind.TRIGGERED).orElseThrow()));
    }

    private Uni<List<KeptnEvent>> errored(KeptnEvent event, String message) {
        LOG.log(WARNING, "{0} {1}: {2}", event.type().value(), event.id(), message);
        return begin(event)
                .map(begun -> List.of(new Answer(event, SOURCE).errored(clock.instant(), message)))
                .invoke(() -> answering.remove(event.id()));
    }

    private Uni<Void> begin(KeptnEvent event) {
        return announcements
                .send(List.of(new Answer(event, SOURCE).started(clock.instant())))
                .invoke(() -> answering.add(event.id()));
    }

    private static Uni<List<KeptnEvent>> nothing(KeptnEvent event, Scope scope, String why) {
        LOG.log(INFO, "{0} {1} of {2} is left to others: {3}", event.type().value(), event.id(), scope, why);
        return Uni.createFrom().item(List.of());
    }
}
