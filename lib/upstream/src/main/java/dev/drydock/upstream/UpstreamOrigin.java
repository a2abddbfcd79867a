package dev.drydock.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The upstream's branches are the truth, the local ones what was fetched last. Fetch and push take turns, so that a fetch
 * that began before a push never takes the pushed commit back.
 */
final class UpstreamOrigin implements Origin {
    private final String project;
    private final Branches branches;
    private final CommitIds commitIds;
    private final BranchListeners listeners;
    private final UpstreamRegister register;
    private final Function<Upstream, UpstreamConnection> connector;
    private final RepositorySettings settings;
    private final ReentrantLock talking = new ReentrantLock();
    private volatile UpstreamConnection connection;
    private volatile Freshness freshness = new Freshness(null, null);
    private volatile Instant attempted = Instant.MIN;
    /** The connection whose default branch was taken. */
    private @Nullable UpstreamConnection followed;

    UpstreamOrigin(
            LocalRepository local,
            UpstreamConnection connection,
            UpstreamRegister register,
            Function<Upstream, UpstreamConnection> connector,
            RepositorySettings settings) {
        this.project = local.project();
        this.branches = local.branches();
        this.commitIds = local.commitIds();
        this.listeners = local.listeners();
        this.connection = connection;
        this.register = register;
        this.connector = connector;
        this.settings = settings;
    }

    /** Fetches, for the first time, from where it may not be registered yet, and takes its default branch. */
    void connect(Upstream upstream) {
        var other = connector.apply(upstream);
        talking.lock();
        try {
            connection = other;
            fetch(() -> other);
        } finally {
            talking.unlock();
        }
    }

    @Override
    public boolean publish(String branch, ObjectId expected, ObjectId commit) {
        talking.lock();
        try {
            var pushed = registered().push(branch, expected, commit);
            if (isTaken(pushed, branch, expected)) {
                branches.move(branch, expected, commit);
                return true;
            }
            return false;
        } finally {
            talking.unlock();
        }
    }

    @Override
    public void refreshIfDue() {
        if (!isDue()) {
            return;
        }
        try {
            if (talking.tryLock(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    refreshIfStillDue();
                } finally {
                    talking.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void refresh() {
        talking.lock();
        try {
            fetch(this::registered);
        } finally {
            talking.unlock();
        }
    }

    private void fetch(Supplier<UpstreamConnection> connected) {
        try {
            var from = connected.get();
            var moved = from.fetch();
            try {
                followDefaultBranch(from);
                freshness = new Freshness(settings.time().instant(), null);
            } finally {
                moved.forEach(this::tell);
            }
        } catch (UpstreamException e) {
            freshness = new Freshness(freshness.fetched(), e);
            throw e;
        } finally {
            attempted = settings.time().instant();
        }
    }

    /** A round trip of its own: made once for a connection, and whenever the branch is gone. */
    private void followDefaultBranch(UpstreamConnection from) {
        if (from != followed || branches.head(branches.defaultBranch()).isEmpty()) {
            from.defaultBranch().ifPresent(branches::setDefaultBranch);
            followed = from;
        }
    }

    /** Another process may have moved the project to another upstream, or given it other credentials. */
    private UpstreamConnection registered() {
        register.find(project)
                .filter(upstream -> !upstream.equals(connection.upstream()))
                .ifPresent(upstream -> connection = connector.apply(upstream));
        return connection;
    }

    @Override
    public Freshness freshness() {
        return freshness;
    }

    @Override
    public Optional<String> url() {
        return Optional.of(connection.upstream().url());
    }

    private void refreshIfStillDue() {
        try {
            if (isDue()) {
                refresh();
            }
        } catch (UpstreamException e) {
            if (branches.names().isEmpty()) {
                throw e;
            }
        }
    }

    private boolean isDue() {
        if (attempted.equals(Instant.MIN)) {
            return true;
        }
        var wait = freshness.isStale() ? settings.patience() : settings.freshFor();
        var past = Duration.between(attempted, settings.time().instant());
        return past.isNegative() || past.compareTo(wait) >= 0; // negative: the clock was set back
    }

    private boolean isTaken(RemoteRefUpdate pushed, String branch, ObjectId expected) {
        return switch (pushed.getStatus()) {
            case OK, UP_TO_DATE -> true;
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> false;
            default -> {
                if (movedMeanwhile(branch, expected)) {
                    yield false;
                }
                var why = connection.upstream().withoutSecrets(Texts.printable(String.valueOf(pushed.getMessage())));
                throw UpstreamException.rejected(branch, connection.upstream().url(), why);
            }
        };
    }

    /** A host that lost the race for its own lock answers as it does for a protected branch. */
    private boolean movedMeanwhile(String branch, ObjectId expected) {
        refresh();
        return !branches.head(branch).orElse(ObjectId.zeroId()).equals(expected);
    }

    private void tell(TrackingRefUpdate update) {
        var branch = Repository.shortenRefName(update.getLocalName());
        if (!update.getLocalName().startsWith(Constants.R_HEADS)) {
            return;
        }
        switch (update.getResult()) {
            case NEW, FAST_FORWARD -> listeners.moved(project, branch, update.getNewObjectId());
            case FORCED -> {
                commitIds.forget();
                if (update.getNewObjectId().equals(ObjectId.zeroId())) {
                    listeners.removed(project, branch);
                } else {
                    listeners.moved(project, branch, update.getNewObjectId());
                }
            }
            default -> {
                // the branch is where it was
            }
        }
    }
}
