package dev.drydock.shipyard.adapter.git;

import dev.drydock.shipyard.application.project.ProjectFiles;
import dev.drydock.shipyard.application.project.ProjectRefusal;
import dev.drydock.shipyard.application.project.RepositoryState;
import dev.drydock.shipyard.domain.project.Remote;
import dev.drydock.upstream.Branching;
import dev.drydock.upstream.Committed;
import dev.drydock.upstream.Edit;
import dev.drydock.upstream.History;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.Listing;
import dev.drydock.upstream.NewProject;
import dev.drydock.upstream.Outcome;
import dev.drydock.upstream.Outcome.Reason;
import dev.drydock.upstream.Outcome.Refused;
import dev.drydock.upstream.ProjectRepository;
import dev.drydock.upstream.Repositories;
import dev.drydock.upstream.Resource;
import dev.drydock.upstream.StageLayout;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The files of projects, in their repositories. */
public final class GitProjectFiles implements ProjectFiles {
    private final Repositories repositories;
    private final Consumer<String> onDelete;

    /** @param onDelete told the name of a project whose repository was removed */
    public GitProjectFiles(Repositories repositories, Consumer<String> onDelete) {
        this.repositories = repositories;
        this.onDelete = onDelete;
    }

    @Override
    public Uni<Void> create(
            String project,
            List<String> stages,
            Map<String, byte[]> files,
            Optional<Remote> remote,
            StageLayout layout) {
        return Answers.of(() -> repositories.create(new NewProject(
                        project, stages, files, remote.map(Upstreams::of).orElse(null), layout)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> connect(String project, Remote remote) {
        return Answers.of(() -> repositories.connect(project, Upstreams.of(remote)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Branching> tryOut(String project, Remote remote) {
        return Answers.of(() -> Outcome.done(repositories.tryOut(project, Upstreams.of(remote))));
    }

    @Override
    public Uni<Void> refresh(String project) {
        return in(project, repository -> {
                    repository.refresh();
                    return Outcome.done(true);
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<RepositoryState> state(String project) {
        return Answers.aside(() -> repositories
                .find(project)
                .map(RepositoryStates::of)
                .orElseGet(() -> RepositoryState.missing("Its repository is not here yet.")));
    }

    @Override
    public Uni<Boolean> delete(String project) {
        return Answers.of(() -> Outcome.done(repositories.delete(project))).invoke(() -> onDelete.accept(project));
    }

    @Override
    public Optional<String> upstreamUrl(String project) {
        return repositories.upstreamUrl(project);
    }

    @Override
    public Uni<Resource> read(String project, Level level, String path, Optional<String> commit) {
        return in(project, repository -> repository.read(level, path, commit.orElse(null)));
    }

    @Override
    public Uni<Listing> list(String project, Level level, Optional<String> commit) {
        return in(project, repository -> repository.list(level, commit.orElse(null)));
    }

    @Override
    public Uni<History> history(
            String project, Level level, Optional<String> path, Optional<String> commit, int skip, int atMost) {
        return in(project, repository -> repository.history(level, path, commit.orElse(null), skip, atMost));
    }

    @Override
    public Uni<Committed> edit(String project, Level level, Edit edit) {
        return in(project, repository -> repository.edit(level, edit));
    }

    @Override
    public Uni<Void> createStage(String project, String stage) {
        return in(project, repository -> repository.createStage(stage)).replaceWithVoid();
    }

    @Override
    public Uni<Void> createService(String project, String service, Collection<String> stages) {
        return in(project, repository -> repository.createService(service, stages))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> deleteService(String project, String service, Collection<String> stages) {
        return in(project, repository -> {
                    for (var stage : stages) {
                        var deleted = repository.deleteService(stage, service);
                        if (deleted instanceof Refused<Committed> refused && refused.reason() != Reason.UNKNOWN_PATH) {
                            return Outcome.<Boolean>refused(refused.reason(), refused.detail());
                        }
                    }
                    return Outcome.done(true);
                })
                .replaceWithVoid();
    }

    private <T> Uni<T> in(String project, Function<ProjectRepository, Outcome<T>> work) {
        return Answers.of(
                () -> work.apply(repositories.find(project).orElseThrow(() -> ProjectRefusal.unknownProject(project))));
    }
}
