package dev.drydock.upstream;

import dev.drydock.upstream.Outcome.Reason;
import dev.drydock.upstream.Outcome.Refused;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.Repository;

/**
 * The Git repositories of all projects, one bare repository each below one folder, which processes may share.
 * Credentials live in memory only: after a restart a project with an upstream has them from the register, or from
 * {@link #connect}.
 */
public final class Repositories implements AutoCloseable {
    private final RepositoryFolder folder;
    private final RepositorySettings settings;
    private final UpstreamRegister register;
    private final ContentCache cache;
    private final BranchListeners listeners = new BranchListeners();
    private final Map<String, ProjectRepository> opened = new ConcurrentHashMap<>();
    /** Of projects alone: anybody may ask for any name. */
    final Map<String, Object> locks = new ConcurrentHashMap<>();

    /**
     * Uses a folder, which is created when it is not there.
     *
     * @throws UncheckedIOException when it cannot be
     */
    public Repositories(Path root, RepositorySettings settings) {
        this(root, settings, UpstreamRegister.NONE);
    }

    /** The same, with upstreams that other processes may change. */
    public Repositories(Path root, RepositorySettings settings, UpstreamRegister register) {
        IsolatedSystemReader.install();
        this.folder = RepositoryFolder.at(root);
        this.settings = settings;
        this.register = register;
        this.cache = new ContentCache(settings.limits().cacheBytes());
    }

    /** Adds a listener, for good. */
    public void onChange(BranchListener listener) {
        listeners.add(listener);
    }

    /**
     * Creates a project: {@code metadata.yaml} on the default branch, a branch per stage cut from it, then the project's
     * files on the default branch. What an upstream holds already is kept.
     *
     * @return refused as {@code ALREADY_EXISTS} when there is one here, or the upstream carries a project already
     * @throws UpstreamException when the upstream cannot be used; nothing stays here then
     */
    public Outcome<ProjectRepository> create(NewProject project) {
        synchronized (lock(project.name())) {
            if (folder.has(project.name())) {
                return exists(project.name(), "here");
            }
            var upstream = project.upstream();
            var repository = upstream == null ? host(project.name()) : mirror(project.name(), upstream);
            var isComplete = false;
            try {
                var created = fill(repository, project);
                isComplete = created.value().isPresent();
                return created;
            } finally {
                if (!isComplete) {
                    delete(project.name());
                }
            }
        }
    }

    /**
     * The repository of a project.
     *
     * @throws InvalidPathException when the name cannot be a project's
     */
    public Optional<ProjectRepository> find(String project) {
        ResourcePaths.name("project", project);
        var known = opened.get(project);
        if (known != null && !folder.isGone(project)) {
            return Optional.of(known);
        }
        return known == null && !folder.has(project) ? Optional.empty() : open(project);
    }

    /** The URL of a project's upstream; of a repository that was used before, it does not look at the disk. */
    public Optional<String> upstreamUrl(String project) {
        return Optional.ofNullable(opened.get(project)).or(() -> find(project)).flatMap(ProjectRepository::upstreamUrl);
    }

    /** The repositories that this process has used so far. */
    public Collection<ProjectRepository> opened() {
        return List.copyOf(opened.values());
    }

    /**
     * Gives a project its upstream: after a restart, with new credentials, or at a new URL. Fetches it.
     *
     * @return refused as {@code ALREADY_EXISTS} when the project is hosted here
     * @throws UpstreamException when the upstream cannot be used; what was fetched before stays readable
     */
    public Outcome<ProjectRepository> connect(String project, Upstream upstream) {
        ResourcePaths.name("project", project);
        synchronized (lock(project)) {
            var known = find(project);
            if (known.isPresent() && known.get().upstreamUrl().isEmpty()) {
                return exists(project, "and hosted here");
            }
            var repository = known.orElseGet(() -> mirror(project, upstream));
            ((UpstreamOrigin) repository.origin()).connect(upstream);
            return Outcome.done(repository);
        }
    }

    /**
     * Tries an upstream out, for reading and for writing, and changes nothing.
     *
     * @param project whose repository knows the keys of SSH hosts; a name that is none knows no host
     * @throws UpstreamException when it cannot be used as it is
     */
    public Branching tryOut(String project, Upstream upstream) {
        ResourcePaths.name("project", project);
        var known = find(project);
        return known.isPresent()
                ? tryOut(connection(known.get().local().git(), upstream))
                : folder.inPassing(git -> tryOut(connection(git, upstream)));
    }

    /** Every project that has a repository here, by name. */
    public List<String> projects() {
        return folder.projects();
    }

    /**
     * Removes a project's repository from this machine; an upstream stays as it is.
     *
     * @return false when there was none
     * @throws InvalidPathException when the name cannot be a project's
     */
    public boolean delete(String project) {
        ResourcePaths.name("project", project);
        synchronized (lock(project)) {
            forget(project);
            return folder.delete(project);
        }
    }

    private void forget(String project) {
        var known = opened.remove(project);
        if (known != null) {
            known.local().git().close();
        }
    }

    @Override
    public void close() {
        opened.values().forEach(repository -> repository.local().git().close());
        opened.clear();
    }

    RepositorySettings settings() {
        return settings;
    }

    private Optional<ProjectRepository> open(String project) {
        synchronized (lock(project)) {
            if (folder.isGone(project)) {
                forget(project); // deleted by another process
            }
            if (!opened.containsKey(project) && folder.has(project)) {
                var local = local(project);
                opened.put(
                        project,
                        folder.upstream(local.git())
                                .map(url -> mirrored(local, Upstream.open(url)))
                                .orElseGet(() -> hosted(local)));
            }
            return Optional.ofNullable(opened.get(project));
        }
    }

    /** Slow upstreams of other projects must not hold this one up. */
    private Object lock(String project) {
        return locks.computeIfAbsent(project, name -> new Object());
    }

    private ProjectRepository host(String project) {
        folder.create(project, settings.defaultBranch());
        return find(project).orElseThrow();
    }

    private ProjectRepository mirror(String project, Upstream upstream) {
        settings.upstreams().checkScheme(upstream.where());
        folder.create(project, settings.defaultBranch());
        var local = local(project);
        folder.rememberUpstream(local.git(), upstream.url());
        var repository = mirrored(local, upstream);
        opened.put(project, repository);
        return repository;
    }

    private Outcome<ProjectRepository> fill(ProjectRepository repository, NewProject project) {
        if (repository.origin() instanceof UpstreamOrigin origin) {
            origin.connect(project.upstream());
        }
        var marked = repository.markProject(project.layout());
        if (marked instanceof Refused<Committed> refused) {
            return refused.as();
        }
        if (!marked.value().orElseThrow().changed()) {
            return exists(project.name(), "in the upstream, which has a metadata.yaml; choose an empty repository");
        }
        for (var stage : project.stages()) {
            repository.createStage(stage);
        }
        var written = project.files().isEmpty()
                ? marked
                : repository.edit(
                        Level.project(), Edit.write(project.files(), "Add files of project " + project.name()));
        return written instanceof Refused<Committed> refused ? refused.as() : Outcome.done(repository);
    }

    private static Branching tryOut(UpstreamConnection connection) {
        var branching = connection.look();
        connection.tryPush();
        return branching;
    }

    private LocalRepository local(String project) {
        return LocalRepository.of(project, folder.open(project), cache, listeners, settings);
    }

    private ProjectRepository hosted(LocalRepository local) {
        return new ProjectRepository(local, new HostedOrigin(local.branches(), settings.time()), settings);
    }

    private ProjectRepository mirrored(LocalRepository local, Upstream upstream) {
        var origin = new UpstreamOrigin(
                local, connection(local.git(), upstream), register, other -> moveTo(local, other), settings);
        return new ProjectRepository(local, origin, settings);
    }

    private UpstreamConnection moveTo(LocalRepository local, Upstream upstream) {
        var connection = connection(local.git(), upstream);
        folder.rememberUpstream(local.git(), upstream.url());
        return connection;
    }

    private UpstreamConnection connection(Repository git, Upstream upstream) {
        return new UpstreamConnection(git, upstream, settings.upstreams(), settings.patience());
    }

    private static <T> Outcome<T> exists(String project, String where) {
        return Outcome.refused(Reason.ALREADY_EXISTS, "Project '" + project + "' is there already, " + where + ".");
    }
}
