package dev.drydock.shipyard.adapter.git;

import dev.drydock.shipyard.adapter.git.SnapshotReader.Read;
import dev.drydock.shipyard.application.project.ProjectSnapshot;
import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.shipyard.application.project.ProjectSnapshots;
import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.upstream.BranchListener;
import dev.drydock.upstream.InvalidPathException;
import dev.drydock.upstream.ProjectRepository;
import dev.drydock.upstream.Repositories;
import dev.drydock.upstream.UpstreamException;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Snapshots, held until a branch of the project moves: the usual one costs a look into a map. Upstreams are asked in the
 * background every few seconds while somebody wants to know, and so are the repositories here: another controller may share
 * their folder. What begins does not rely on that: it has the branches looked at anew.
 */
public final class GitProjectSnapshots implements ProjectSnapshots, BranchListener {
    private static final Logger LOG = Logger.getLogger(GitProjectSnapshots.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration OLD = Duration.ofSeconds(30);
    /** Whoever else is in the same batch waits with it. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** One request waits, nobody else. */
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(5);

    private static final String NOT_FETCHED = "the repository of this project was not fetched from its upstream yet";
    private static final String BROKEN =
            "the repository of this project cannot be read, the controller's log says why; restore its folder from a backup";

    private final Repositories repositories;
    private final Projects projects;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Map<String, Read> latest = new ConcurrentHashMap<>();
    private final Map<String, Tried> madeStages = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> moves = new ConcurrentHashMap<>();
    private final Turns<Optional<ProjectSnapshot>> readings = new Turns<>(this::readAside);

    public GitProjectSnapshots(Repositories repositories, Projects projects) {
        this.repositories = repositories;
        this.projects = projects;
    }

    private record Held(Known snapshot, long readAt) {
        boolean isOlderThan(Duration age) {
            return System.nanoTime() - readAt > age.toNanos();
        }
    }

    private record Tried(Read of, long at) {}

    @Override
    public Uni<ProjectSnapshot> held(String project) {
        var here = held.get(project);
        if (here == null) {
            return lookHere(project);
        }
        if (here.isOlderThan(FRESH)) {
            readSoon(project);
        }
        return Uni.createFrom().item(here.snapshot());
    }

    @Override
    public Uni<ProjectSnapshot> now(String project) {
        var here = held.get(project);
        return here != null && here.isOlderThan(OLD) ? read(project, true, PATIENCE) : held(project);
    }

    @Override
    public Uni<ProjectSnapshot> afterWrites(String project) {
        return read(project, false, PATIENCE);
    }

    @Override
    public Uni<ProjectSnapshot> afterPushes(String project) {
        return read(project, true, LONG_PATIENCE);
    }

    @Override
    public void moved(String project, String branch, String commitId) {
        forget(project);
    }

    @Override
    public void removed(String project, String branch) {
        forget(project);
    }

    /** The project is gone, and with it what it was. */
    public void deleted(String project) {
        forget(project);
        latest.remove(project);
        madeStages.remove(project);
    }

    /** The project is not what it was: read it again. */
    public void forget(String project) {
        moves(project).incrementAndGet();
        held.remove(project);
    }

    /** @param patience how long a reading may take; after that, and while one takes longer, what is here serves */
    private Uni<ProjectSnapshot> read(String project, boolean fetch, Duration patience) {
        return Answers.back(Uni.createFrom().deferred(() -> {
            if (readings.underWay(project).compareTo(patience) > 0) {
                return lookHere(project);
            }
            return readings.next(project, fetch)
                    .ifNoItem()
                    .after(patience)
                    .recoverWithUni(() -> Answers.aside(() -> look(project, false)))
                    .chain(found -> orElsewhere(project, found));
        }));
    }

    private Uni<ProjectSnapshot> lookHere(String project) {
        return Answers.aside(() -> look(project, false)).chain(found -> orElsewhere(project, found));
    }

    private Uni<ProjectSnapshot> orElsewhere(String project, Optional<ProjectSnapshot> found) {
        return found.isPresent() ? Uni.createFrom().item(found.get()) : elsewhere(project);
    }

    private Uni<Optional<ProjectSnapshot>> readAside(String project, boolean fetch) {
        return Answers.aside(() -> {
            refresh(project, fetch);
            var found = look(project, true);
            if (found.isEmpty() && held.containsKey(project)) {
                forget(project); // deleted by another replica
            }
            return found;
        });
    }

    /** What is wrong with an upstream is remembered with its repository. */
    private void refresh(String project, boolean evenIfFresh) {
        try {
            repositories
                    .find(project)
                    .ifPresent(evenIfFresh ? ProjectRepository::refresh : ProjectRepository::refreshIfDue);
        } catch (UpstreamException | UncheckedIOException | InvalidPathException away) {
            LOG.debugf("project %s is read as it was fetched last: %s", project, away.getMessage());
        }
    }

    /** @param mayPush whether there is time to push what the shipyard wants to an upstream */
    private Optional<ProjectSnapshot> look(String project, boolean mayPush) {
        try {
            return repositories.find(project).map(repository -> read(repository, mayPush));
        } catch (InvalidPathException noProject) {
            return Optional.empty();
        } catch (UncheckedIOException broken) {
            return Optional.of(asItWas(project, broken));
        }
    }

    /** What is broken in one repository must hold up neither its own deadlines nor the events of other projects. */
    private ProjectSnapshot asItWas(String project, UncheckedIOException broken) {
        LOG.warnf("the repository of project %s cannot be read: %s", project, broken.getCause());
        var read = latest.get(project);
        var known = read == null ? unusable(project, BROKEN) : read.known();
        held.put(project, new Held(known, System.nanoTime()));
        return known;
    }

    private ProjectSnapshot read(ProjectRepository repository, boolean mayPush) {
        var project = repository.project();
        var last = latest.get(project);
        if (isNotFetchedYet(repository)) {
            var why = repository.freshness().problem();
            return last != null ? last.known() : unusable(project, why == null ? NOT_FETCHED : why.getMessage());
        }
        var before = moves(project).get();
        var read = SnapshotReader.read(repository, last);
        if ((mayPush || repository.upstreamUrl().isEmpty()) && makeStages(repository, read)) {
            before = moves(project).get();
            read = SnapshotReader.read(repository, read);
        }
        latest.put(project, read);
        held.put(project, new Held(read.known(), System.nanoTime()));
        if (moves(project).get() != before) {
            held.remove(project);
        }
        return read.known();
    }

    /** A mirror that is empty as nothing came from its upstream yet, not because nothing is there. */
    private static boolean isNotFetchedYet(ProjectRepository repository) {
        return repository.upstreamUrl().isPresent()
                && repository.freshness().fetched() == null
                && repository.heads().isEmpty();
    }

    /** What an upstream did not take is tried again, but not for everyone who asks. */
    private boolean makeStages(ProjectRepository repository, Read read) {
        var tried = madeStages.get(repository.project());
        if (tried != null && tried.of() == read && System.nanoTime() - tried.at() < FRESH.toNanos()) {
            return false;
        }
        madeStages.put(repository.project(), new Tried(read, System.nanoTime()));
        return StagesOfShipyard.make(repository, read.known());
    }

    private Uni<ProjectSnapshot> elsewhere(String project) {
        return projects.find(project)
                .map(registered -> registered
                        .<ProjectSnapshot>map(this::notHere)
                        .orElseGet(() -> {
                            latest.remove(project);
                            return new ProjectSnapshot.Unknown(project);
                        }));
    }

    private ProjectSnapshot notHere(Project project) {
        var read = latest.get(project.name());
        if (read != null) {
            return read.known();
        }
        var why = project.remote()
                .map(remote -> "the repository of this project was not fetched from " + remote.url() + " yet")
                .orElse("the repository of this project is missing here; restore its folder from a backup");
        return unusable(project.name(), why);
    }

    private void readSoon(String project) {
        if (readings.underWay(project).isZero()) {
            readings.next(project, true)
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf(failure, "project %s could not be read", project));
        }
    }

    private AtomicLong moves(String project) {
        return moves.computeIfAbsent(project, name -> new AtomicLong());
    }

    private static Known unusable(String project, String why) {
        return new Known(project, SnapshotReader.unusable(why), Optional.empty(), Map.of(), Map.of());
    }
}
